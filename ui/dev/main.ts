/** Shows the pages in a browser on a made-up desk: `npx vite`, then /dev.html. Not part of the product. */
import { mount } from "svelte";
import App from "../src/App.svelte";
import { route, SECTIONS } from "../src/lib/route.svelte";
import { keys } from "../src/lib/keys";
import { fakeDesk } from "../tests/fake/fake";
import "../src/styles/index.css";

const wanted = new URLSearchParams(location.search);
const fake = fakeDesk({ empty: wanted.has("empty") });
fake.world.settings.theme = wanted.get("theme") ?? "light";
fake.world.settings.marks = wanted.get("marks") ?? "full";
fake.world.settings.zoom = Number(wanted.get("zoom") ?? "100");
if (wanted.get("screen") !== "desk") fake.world.set("open_case", "case1");
else fake.world.set("open_case", "");

mount(App, { target: document.body });

setTimeout(() => {
  const section = SECTIONS.find((one) => one === wanted.get("screen"));
  if (section) route.toCase("case1", section);
  if (wanted.get("screen") === "settings") route.toggleSettings();
  setTimeout(() => wanted.get("run")?.split(",").forEach((action) => keys.run(action)), 200);
}, 150);
