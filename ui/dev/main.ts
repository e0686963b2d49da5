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
if (wanted.has("long")) {
  // Titles of three hundred characters, and words that no line can hold.
  const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
  const title = `${word} `.repeat(4).slice(0, 300);
  fake.world.about.title = title;
  for (const article of fake.world.articles) Object.assign(article, { title, outlet: `${word} am Abend`, byline: title });
  for (const claim of fake.world.claims) Object.assign(claim, { text: `${claim.text} ${word}`, speaker: word, role: title, tags: [word] });
  fake.world.claim("c3").comments = [{ id: "k1", reviewer: { id: "r1", name: word, initials: "DD", me: true }, atMs: Date.now(), text: title }];
  fake.world.claim("c3").parked = title;
  for (const source of fake.world.sources) Object.assign(source, { name: title, interests: word });
  for (const pair of fake.world.relations) Object.assign(pair, { difference: title, basis: word, here: word, there: title, question: title });
  fake.world.lastChange = title;
}
if (wanted.has("many")) {
  // Forty articles with long names and three hundred claims, or as many as are asked for.
  const all = Number(wanted.get("many") || "300");
  const { articles, claims, about } = fake.world;
  const long = " and what the three ministries, the operator and the district said of it afterwards";
  about.title += long;
  fake.world.lastChange = `Evidence added to the claim that the dam was opened${long}`;
  fake.world.articles = Array.from({ length: 40 }, (_, index) => {
    const one = articles[index % articles.length] ?? articles[0];
    const id = index < articles.length ? one?.id : `m${index}`;
    return { ...structuredClone(one), id, title: `${one?.title}${long}`, outlet: `${one?.outlet} of the upper Verrin valley ${index}` };
  }) as typeof articles;
  fake.world.claims = Array.from({ length: all }, (_, index) => {
    const one = claims[index % claims.length];
    return index < claims.length ? one : { ...structuredClone(one), id: `n${index}`, articleId: `m${2 + (index % 38)}`, text: `${one?.text} ${long} ${index}` };
  }) as typeof claims;
  const pairs = fake.world.relations;
  const more = Array.from({ length: Math.floor(all / 3) }, (_, index) => {
    const one = pairs[index % pairs.length];
    return { ...structuredClone(one), id: `p${index}`, a: `n${20 + index * 2}`, b: `n${21 + index * 2}`, question: `${one?.question} ${index}` };
  });
  fake.world.relations = [...pairs, ...more] as typeof pairs;
}
if (wanted.has("suggested")) for (const claim of fake.world.claims) claim.accepted = ["c1", "c4"].includes(claim.id);
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
