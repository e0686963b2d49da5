/** Shows the pages in a browser on a made-up desk: `npx vite`, then /dev.html. Not part of the product. */
import { mount } from "svelte";
import App from "../src/App.svelte";
import { route, SECTIONS } from "../src/lib/route.svelte";
import { notices } from "../src/lib/notices.svelte";
import { keys } from "../src/lib/keys";
import { fakeDesk } from "../tests/fake/fake";
import { applyPreset } from "../tests/fake/house";
import { signedStory } from "../tests/fake/signoff";
import { offerOf, THEIRS } from "../tests/fake/handover";
import { RTL_STORY } from "../tests/fake/rtl";
import { reviewed, sit } from "../tests/fake/review";
import { secondText } from "../tests/fake/versions";
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
if (wanted.has("editor")) for (const one of fake.world.reviewers) if (one.me) one.role = "editor";
if (wanted.has("devices")) {
  const device = { reviewer: "Tom Okafor", words: THEIRS };
  fake.world.exchange.devices = [{ ...device, id: "d2", state: "trusted" }, { ...device, id: "d3", reviewer: "Ana Torvik", state: "enrolled", words: [...THEIRS].reverse() }, { ...device, id: "d4", reviewer: "Tom Okafor", state: "revoked" }];
  fake.world.exchange.inbox = [offerOf({ token: "b7", deviceId: "d7", by: "Ana Torvik", caseTitle: "Who paid for the new bridge at Osk, and out of which budget" })];
}
if (wanted.has("quarantine")) fake.world.exchange.brings = { applied: 11, known: 202, waiting: 2, files: 1, quarantined: ["Entry 14 of Tom Okafor’s desk: the signature does not fit. Ask for the file again.", "Entry 15 of Tom Okafor’s desk: another entry stands at this place already. Both are kept; the first one counts."] };
if (wanted.has("trusted")) Object.assign(fake.world.exchange.next ?? {}, { trusted: true });
if (wanted.has("again")) fake.world.claims.slice(0, 6).forEach((claim, index) => (claim.recheck = `2026-11-${23 - 4 * index}`));
if (wanted.has("signed")) signedStory(fake.world);
applyPreset(fake.world, wanted.get("rules") ?? "light");
if (wanted.has("rich")) richEvidence();
if (wanted.has("reviewed")) {
  reviewed(fake.world);
  sit(fake.world, wanted.get("reviewed") || "r3");
}
if (wanted.has("shared")) fake.world.shared = Number(wanted.get("shared"));
if (wanted.has("rtl")) rtlEvidence();
if (wanted.has("versions")) secondText(fake.world, "a1", "The paper corrected the number of missing", "night-flood-corrected.html");
if (wanted.has("suggested")) for (const claim of fake.world.claims) claim.accepted = ["c1", "c4"].includes(claim.id);
if (wanted.get("screen") !== "desk") fake.world.set("open_case", "case1");
else fake.world.set("open_case", "");

mount(App, { target: document.body });

setTimeout(() => {
  const section = SECTIONS.find((one) => one === wanted.get("screen"));
  if (section) route.toCase("case1", section);
  if (wanted.get("screen") === "settings") route.toggleSettings();
  const page = wanted.get("page");
  if (page === "rules" || page === "signoff") route.reportPage = page;
  if (wanted.has("files")) route.shelf = "files";
  const said = wanted.get("notice");
  if (said) notices.done(said, { label: "Undo", run: () => {} });
  setTimeout(() => wanted.get("run")?.split(",").forEach((action) => keys.run(action)), 200);
  // Presses what has these words on it, one after the other, as a person would.
  wanted.get("press")?.split("|").forEach((words, index) => setTimeout(() => {
    const all = [...document.querySelectorAll<HTMLElement>("button, summary, label, [role=option]")].reverse();
    const one = all.find((element) => (element.getAttribute("aria-label") ?? element.textContent)?.trim().startsWith(words));
    if (one?.getAttribute("role") === "option") one.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    else one?.click();
  }, 600 + 400 * index));
  wanted.get("type")?.split("|").forEach((pair, index) => setTimeout(() => {
    const [label, text] = pair.split("=");
    const field = [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === label)?.getAttribute("for");
    const input = field && document.getElementById(field);
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    input.value = text ?? "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, 500 + 100 * index));
}, 150);

/** A claim on which everything has happened: flags, a damaged file, searches without result, replies that are late. */
function richEvidence(): void {
  const claim = fake.world.claim("c3");
  const [first, second] = claim.evidence;
  if (first) Object.assign(first, { afterClaim: true, language: "uk", translation: "At this hour we count four dead and seventeen missing people.", translator: "Tom Okafor" });
  if (second) {
    second.quote = "Persons reported missing at 14:00: forty-five.";
    second.problems = [
      { flag: "not_supported", by: "Tom Okafor", me: false },
      { flag: "biased", by: "Mira Lund", me: true },
    ];
    const file = fake.world.files[4]?.view;
    claim.evidence.push({ ...structuredClone(second), id: "e3", label: "E3", stance: "context", quote: "14:00 gate 2, 0.6", sha256: file?.sha256 ?? null, sourceName: "Verrin Water Works, gate log", sourceId: "s3", problems: [], reliability: null, credibility: null });
    claim.evidence.push({ ...structuredClone(second), id: "e4", label: "E4", stance: "context", quote: "Nobody counted them before noon.", sha256: null, sourceName: "Keeper of the gates", sourceId: "s4", problems: [], reliability: "B", credibility: 3, locator: null });
  }
  const by = "Mira Lund";
  claim.lookups = [
    { id: "l1", query: "A count of the missing by the hospital at Osk", place: "Hospital registry, by phone", on: "2026-11-21", found: false, note: "Asked for the register of 1 and 2 April", by, atMs: Date.now() },
    { id: "l2", query: "Gate log of the night", place: "Site of the water works", on: "2026-11-21", found: true, note: null, by, atMs: Date.now() },
  ];
  const reply = { sourceId: null, by, question: "Who ordered the gate to be opened, and when?", answer: null, answeredOn: null, note: null };
  claim.replies = [
    { ...reply, id: "r1", from: "Press office of the water works", how: "mail", askedOn: "2026-11-18", deadline: "2026-11-20", state: "waiting", overdue: true },
    { ...reply, id: "r2", from: "District office", how: "phone", askedOn: "2026-11-19", deadline: null, state: "answered", overdue: false, answer: "The list of 14:00 stands. Later lists replaced it.", answeredOn: "2026-11-21" },
  ];
}

/** A captured text that runs from right to left, quoted on the claim at hand. */
function rtlEvidence(): void {
  const [file] = fake.world.files;
  const piece = fake.world.claim("c3").evidence[1];
  if (!file || !piece) return;
  file.direction = "rtl";
  file.view.name = "قائمة المفقودين.pdf";
  file.parts = [
    [
      { text: "مكتب المنطقة: إعلان إلى الأقارب", locator: "p. 1", heading: true },
      { text: "عدد المفقودين المبلغ عنهم في الساعة 14:00: اثنان وأربعون. وجد منذ ذلك الحين أحد عشر شخصا أحياء.", locator: "p. 1" },
      { text: "تكتب القائمة من جديد كل ساعتين.", locator: "p. 2" },
    ],
  ];
  Object.assign(piece, { quote: "عدد المفقودين المبلغ عنهم في الساعة 14:00: اثنان وأربعون.", sourceName: "مكتب المنطقة" });
}
