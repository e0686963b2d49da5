/** Shows the pages in a browser on a made-up desk: `npx vite`, then /dev.html. Not part of the product. */
import { mount } from "svelte";
import App from "../src/App.svelte";
import { route, SECTIONS } from "../src/lib/route.svelte";
import { notices } from "../src/lib/notices.svelte";
import { keys } from "../src/lib/keys";
import { fakeDesk } from "../tests/fake/fake";
import { RTL_STORY } from "../tests/fake/rtl";
import "../src/styles/index.css";

const wanted = new URLSearchParams(location.search);
const fake = fakeDesk({ empty: wanted.has("empty"), ...(wanted.has("rtl") ? { articles: RTL_STORY } : {}) });
if (wanted.has("rtl")) fake.world.about.title = "فيضان أسفل سد فرين";
fake.world.settings.theme = wanted.get("theme") ?? "light";
fake.world.settings.marks = wanted.get("marks") ?? "full";
fake.world.settings.zoom = Number(wanted.get("zoom") ?? "100");
if (wanted.has("many")) {
  // Forty articles with long names and three hundred claims.
  const { articles, claims, about } = fake.world;
  const long = " and what the three ministries, the operator and the district said of it afterwards";
  about.title += long;
  fake.world.lastChange = `Evidence added to the claim that the dam was opened${long}`;
  fake.world.articles = Array.from({ length: 40 }, (_, index) => {
    const one = articles[index % articles.length] ?? articles[0];
    const id = index < articles.length ? one?.id : `m${index}`;
    return { ...structuredClone(one), id, title: `${one?.title}${long}`, outlet: `${one?.outlet} of the upper Verrin valley ${index}` };
  }) as typeof articles;
  fake.world.claims = Array.from({ length: 300 }, (_, index) => {
    const one = claims[index % claims.length];
    return index < claims.length ? one : { ...structuredClone(one), id: `n${index}`, articleId: `m${2 + (index % 38)}`, text: `${one?.text} ${long} ${index}` };
  }) as typeof claims;
}
if (wanted.get("screen") !== "desk") fake.world.set("open_case", "case1");
else fake.world.set("open_case", "");

mount(App, { target: document.body });

setTimeout(() => {
  const section = SECTIONS.find((one) => one === wanted.get("screen"));
  if (section) route.toCase("case1", section);
  if (wanted.get("screen") === "settings") route.toggleSettings();
  const said = wanted.get("notice");
  if (said) notices.done(said, { label: "Undo", run: () => {} });
  setTimeout(() => wanted.get("run")?.split(",").forEach((action) => keys.run(action)), 200);
}, 150);
