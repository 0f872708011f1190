// The drawer's record: what the bot asked of Telegram and what it was answered, for learning and for finding faults.

import { button, element } from "./element.js";
import { clockOf, OFFICE } from "./places.js";
import { choices, labelled, section } from "./trainer_trouble.js";
import { currentLanguage, t } from "./texts.js";
import { ask, world } from "./world.js";

const MOST = 200;

export function callsSection(drawer) {
  const person = element("select", { change: () => list() });
  const method = element("select", { change: () => list() });
  const pause = element("input", { type: "checkbox", role: "switch", change: () => read() });
  const entries = element("ol", { class: "calls" });
  let calls = []; // newest first
  let reading = false;
  let more = false; // came while we were reading
  let shown = ""; // the names and the language that the list was written with

  async function read() {
    if (!root.open || !drawer.isOpen || pause.checked) return;
    if (reading) return void (more = true);
    reading = true;
    const answer = await ask(`/sandbox/trainer/calls?after=${calls[0]?.number ?? 0}`).catch(() => ({ calls: [] }));
    reading = false;
    add(answer.calls.filter((call) => call.number > (calls[0]?.number ?? 0)).reverse());
    if (more) read((more = false));
  }

  function add(fresh) {
    if (!fresh.length && calls.length) return;
    calls = [...fresh, ...calls].slice(0, MOST);
    const methods = [...new Set(calls.map((call) => call.method))].sort();
    choices(method, methods.map((name) => [name, name]), t("trainer.everyMethod"));
    entries.querySelector(":scope > .hint")?.remove();
    entries.prepend(...fresh.filter(wanted).map((call) => entry(call, drawer)));
    while (entries.children.length > MOST) entries.lastElementChild.remove();
    if (!entries.children.length) entries.append(element("li", { class: "hint" }, t("trainer.noCalls")));
  }

  function begin() {
    calls = [];
    list();
    read();
  }

  function list() {
    const all = calls;
    calls = [];
    entries.replaceChildren();
    add(all);
  }

  const wanted = (call) =>
    (!person.value || String(call.given.chat_id ?? call.given.user_id) === person.value) && (!method.value || call.method === method.value);

  function show({ people }) {
    const names = people.map(({ id, name }) => [id, name]);
    const written = JSON.stringify([currentLanguage(), names]);
    if (written === shown) return; // what is unfolded stays so
    shown = written;
    choices(person, names, t("trainer.everybody"));
    list();
  }

  const root = section(
    "calls",
    element("div", { class: "pair" }, labelled("person", person), labelled("method", method)),
    element("label", { class: "switch" }, pause, element("span", { "data-text": "trainer.pause" })),
    entries,
  );
  root.open = false; // nothing is read that nobody looks at
  root.addEventListener("toggle", (event) => event.target === root && read());
  world.on("call", read);
  for (const kind of ["open", "reset"]) world.on(kind, begin); // the sandbox may count anew
  return { root, show, open: read };
}

function entry(call, drawer) {
  const chat = call.given.chat_id ?? call.given.user_id;
  const line = element(
    "summary",
    {},
    element("span", { class: call.answer.ok ? "fine" : "refused" }, result(call.answer)),
    element("b", {}, call.method),
    element("span", {}, chat === undefined ? "" : drawer.nameOf(chat)),
    element("small", {}, `${timeOf(call.at)} · ${Math.round(call.ms)} ms`),
  );
  const made = element("details", {}, line);
  made.addEventListener("toggle", () => made.children.length > 1 || made.append(...opened(call)), { once: true });
  return element("li", {}, made);
}

const result = (answer) => (answer.ok ? "ok" : String(answer.error_code ?? "?"));
const timeOf = (at) => clockOf(OFFICE, currentLanguage() === "id" ? "id-ID" : "en-GB", { timeStyle: "medium" }).format(at * 1000);

function opened(call) {
  return [["method", call.given], ["answer", call.answer]].flatMap(([name, value]) => {
    const text = JSON.stringify(value, null, 2);
    const copy = button((event) => copyText(event.currentTarget, text), t("trainer.copy"));
    return [element("p", {}, t(`trainer.${name}`), copy), element("pre", { tabindex: "0" }, text)];
  });
}

async function copyText(tapped, text) {
  const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
  tapped.textContent = t(done ? "trainer.copied" : "trainer.failed");
}
