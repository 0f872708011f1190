// The drawer's trouble: switches for what goes wrong between the bot and Telegram, and Telegram's own limits.

import { button, element } from "./element.js";
import { t } from "./texts.js";

const FAULTS = { slow: 5, too_many: 10, forbidden: 0, broken: 0, hang: 0, lost: 0 }; // -> seconds, 0 where none are asked
const TIMES = ["1", "3", ""]; // "": until switched off
const FIGURES = { overall_a_second: 1, chat_a_second: 0.1, chat_burst: 1, group_a_minute: 1 }; // -> the least, and the step

export function troubleSection(drawer) {
  const who = element("select", { change: () => show(drawer.state) });
  const times = element("select", {}, ...TIMES.map((n) => option(n, { "data-text": `trainer.times.${n}` })));
  const switches = Object.keys(FAULTS).map((name) => faultSwitch(name, turn));
  const ordered = element("ul", { class: "ordered" });
  const calm = button(() => drawer.tells("calm"), "", { "data-text": "trainer.calm" });
  times.value = "";

  const chosen = () => (who.value ? Number(who.value) : null);

  async function turn(name, on, seconds) {
    if (!on) return drawer.tells("calm", { name, chat_id: chosen() });
    const fault = { name, chat_id: chosen(), seconds, times: times.value ? Number(times.value) : null };
    return drawer.tells("fault", given(fault));
  }

  function show({ faults, people }) {
    choices(who, people.map(({ id, name }) => [id, name]), t("trainer.everybody"));
    for (const one of switches) one.show(faults.some((fault) => fault.name === one.name && fault.chat_id === chosen()));
    const lines = faults.map((fault) => element("li", {}, inWords(fault, drawer)));
    ordered.replaceChildren(...(lines.length ? lines : [element("li", { class: "hint" }, t("trainer.nothingOrdered"))]));
    calm.disabled = faults.length === 0;
  }

  const root = section(
    "trouble",
    element("div", { class: "pair" }, labelled("who", who), labelled("often", times)),
    element("ul", { class: "faults" }, ...switches.map((one) => one.root)),
    element("h3", { "data-text": "trainer.ordered" }),
    ordered,
    calm,
  );
  return { root, show };
}

export function limitsSection(drawer) {
  const on = element("input", { type: "checkbox", role: "switch", change: send });
  const fields = Object.entries(FIGURES).map(([name, step]) =>
    element("input", { type: "number", name, min: step, max: step < 1 ? 100 : 1000, step, inputmode: "decimal", change: send }),
  );

  function send() {
    const figures = fields.filter((field) => field.value && field.checkValidity());
    drawer.tells("limits", { on: on.checked, ...Object.fromEntries(figures.map((field) => [field.name, Number(field.value)])) });
  }

  function show({ limits }) {
    on.checked = limits.on;
    for (const field of fields) {
      if (field !== document.activeElement) field.value = limits[field.name];
      field.disabled = !limits.on;
    }
  }

  const figures = fields.map((field) => labelled(field.name, field));
  const root = section("limits", element("label", { class: "switch" }, on, element("strong", { "data-text": "trainer.limits.0" })), element("div", { class: "figures" }, figures));
  root.open = false;
  return { root, show };
}

/** A section that can be folded, below one line of what it is for. */
export function section(name, ...content) {
  const title = element("summary", { "data-text": `trainer.${name}.0` });
  const hint = element("p", { class: "hint", "data-text": `trainer.${name}.1` });
  return element("details", { class: `part ${name}`, open: true }, title, hint, content);
}

export const labelled = (name, field) => element("label", {}, element("span", { "data-text": `trainer.${name}` }), field);

/** Fills a list to choose from, and keeps what was chosen. */
export function choices(select, entries, all) {
  const { value } = select;
  select.replaceChildren(option("", {}, all), ...entries.map(([key, words]) => option(key, {}, words)));
  select.value = value;
  if (select.selectedIndex < 0) select.value = "";
}

const option = (value, properties, ...words) => element("option", { value: String(value), ...properties }, ...words);

function faultSwitch(name, turn) {
  const usual = FAULTS[name];
  const input = element("input", { type: "checkbox", role: "switch", value: name });
  const seconds = element("input", { type: "number", min: "1", max: "120", value: String(usual) });
  input.addEventListener("change", () => turn(name, input.checked, usual ? Number(seconds.value) || usual : null));
  const root = element("li", {}, switched(input, name), usual ? labelled("seconds", seconds) : null);
  return { name, root, show: (on) => (input.checked = on) };
}

function switched(input, name) {
  const words = element("span", {}, element("strong", { "data-text": `trainer.${name}.0` }), element("small", { "data-text": `trainer.${name}.1` }));
  return element("label", { class: "switch" }, input, words);
}

const given = (fault) => Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== null && value !== undefined));

function inWords({ name, chat_id, seconds, times }, drawer) {
  const who = chat_id === null ? t("trainer.everybody") : drawer.nameOf(chat_id);
  const long = FAULTS[name] ? t("trainer.forSeconds", { seconds }) : "";
  const often = times === null ? t("trainer.untilOff") : t("trainer.left", { times });
  return [t(`trainer.${name}.0`), who, long, often].filter(Boolean).join(" · ");
}
