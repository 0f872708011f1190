// The text of a message with its formatting. Offsets count UTF-16 units, as JavaScript does.

import { button, element, safeLink } from "./element.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LINES = 3; // of a folded quote; more than this many characters are taken for more than so many lines
const FOLDED = 110;

const MARKS = {
  bot_command: (entity, { text, phone }) => button(() => phone.say(text), text, { class: "command" }),
  url: (entity, { text, phone }) => link(text, phone, text),
  text_link: (entity, { inside, phone }) => link(entity.url, phone, inside),
  mention: (entity, { text, phone }) => mention(`https://t.me/${text.slice(1)}`, text, phone),
  email: (entity, { text, phone }) => button(() => phone.copy(text), text, { class: "command" }),
  // the hotlines are real: a practice phone copies a number and calls nobody
  phone_number: (entity, { text, phone }) => button(() => phone.copy(text, "numberCopied"), text, { class: "command" }),
  spoiler: (entity, { inside, phone }) => spoiler(inside, phone),
  pre: (entity, { inside }) => element("pre", { "data-language": entity.language }, element("code", {}, inside)),
  blockquote: (entity, { inside }) => element("blockquote", {}, inside),
  expandable_blockquote: (entity, { inside, text, phone }) => expandable(inside, text, phone),
};

/** Entities come sorted, the outer one first; what lies inside another is drawn inside it. */
export function formatted(text, entities, phone, start = 0, end = text.length) {
  const made = [];
  let at = start;
  for (let index = 0; index < entities.length;) {
    const entity = entities[index++];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const within = [];
    while (index < entities.length && entities[index].offset < to) within.push(entities[index++]);
    if (to <= from) continue;
    const inside = formatted(text, within, phone, from, to);
    made.push(text.slice(at, from), marked(entity, { text: text.slice(from, to), inside, phone }));
    at = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to; // a block ends its line by itself
  }
  return [...made, text.slice(at, end)];
}

/** A link that stays on this phone if it leads to the bot. */
export function link(url, phone, ...inside) {
  const open = (event) => {
    if (!phone.leadsToBot(url)) return;
    event.preventDefault();
    phone.follow(url);
  };
  return element("a", { href: safeLink(url), target: "_blank", rel: "noopener noreferrer", click: open }, ...inside);
}

function marked(entity, around) {
  const mark = MARKS[entity.type];
  return mark ? mark(entity, around) : element(TAGS[entity.type] ?? "span", { class: entity.type }, around.inside);
}

/** Others exist on the real Telegram only, and nobody is sent there unawares. */
const mention = (url, text, phone) =>
  phone.leadsToBot(url) ? link(url, phone, text) : element("span", { class: "mention" }, text);

function spoiler(inside, phone) {
  const hidden = element("span", { "aria-hidden": "true", inert: "" }, inside);
  const open = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    made.replaceWith(element("span", {}, inside));
  };
  const made = element(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": phone.t("spoiler"), click: open, keydown: open },
    hidden,
  );
  return made;
}

function expandable(inside, text, phone) {
  const quote = element("blockquote", {}, element("div", { class: "folding" }, inside));
  if (text.length <= FOLDED && text.split("\n").length <= LINES) return quote;
  const fold = button(
    () => {
      const folded = quote.classList.toggle("folded");
      fold.setAttribute("aria-expanded", String(!folded));
      fold.textContent = phone.t(folded ? "showAll" : "showLess");
    },
    phone.t("showAll"),
    { class: "fold", "aria-expanded": "false" },
  );
  quote.classList.add("folded");
  quote.append(fold);
  return quote;
}
