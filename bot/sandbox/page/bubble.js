// One message as a bubble: its text with entities, its file, its buttons, its time.

import { button, element, safeLink } from "./element.js";
import { currentLanguage, t } from "./texts.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** `phone` is asked for what a tap does. */
export function bubble(message, replied, phone) {
  const mine = !message.from_bot;
  const body = element("div", { class: "bubble", tabindex: "-1" });
  body.append(...quoted(replied), ...attachment(message, phone), ...pieces(message.text, message.entities, phone));
  body.append(element("div", { class: "time" }, ...footer(message, mine, phone)));
  return element(
    "li",
    { class: mine ? "message mine" : "message", "data-message": message.message_id },
    body,
    ...message.buttons.map((row) => element("div", { class: "row" }, ...row.map((one) => inline(one, message, phone)))),
  );
}

export const dayOf = (message) =>
  new Date(message.date * 1000).toLocaleDateString(currentLanguage(), { weekday: "long", day: "numeric", month: "long" });

export function summary(message) {
  const kind = ["photo", "video", "voice", "audio", "document", "sticker", "contact", "location"].find((name) => message[name]);
  return message.text || t(kind ?? "service");
}

function quoted(replied) {
  return replied ? [element("p", { class: "reply" }, summary(replied).slice(0, 80))] : [];
}

function footer(message, mine, phone) {
  const time = new Date(message.date * 1000).toLocaleTimeString(currentLanguage(), { hour: "2-digit", minute: "2-digit" });
  const said = [message.forwarded && t("forwarded"), message.edited && t("edited"), time].filter(Boolean).join(" · ");
  const own = [
    message.text && button(() => phone.startEditing(message), t("edit")),
    button(() => phone.does("deletes", { message_id: message.message_id }), t("delete")),
  ];
  return [...(mine ? own.filter(Boolean) : []), element("span", {}, said)];
}

// Files

function attachment(message, phone) {
  const { photo, voice, sticker, contact, location } = message;
  const kind = ["video", "audio", "document"].find((name) => message[name]);
  const source = (file) => `/sandbox/files/${encodeURIComponent(file.file_id)}`;
  if (photo) return [element("img", { src: source(photo.at(-1)), alt: t("photo"), load: () => phone.settle() })];
  if (sticker) return [element("img", { src: source(sticker), alt: t("sticker") })];
  if (voice) return [element("audio", { src: source(voice), controls: "", "aria-label": t("voice"), preload: "none" })];
  if (kind) return [element("a", { href: source(message[kind]), download: "" }, `📄 ${message[kind].file_name || t(kind)}`), "\n"];
  if (contact) return [`👤 ${t("contact")}: ${contact.first_name} ${contact.phone_number}`];
  if (location) return [`📍 ${t("location")}: ${location.latitude}, ${location.longitude}`];
  return message.text ? [] : [element("em", {}, t("service"))];
}

// Text. Offsets count UTF-16 units, as JavaScript does.

function pieces(text, entities, phone, start = 0, end = text.length) {
  const made = [];
  let at = start;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index++];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = [];
    while (index < entities.length && entities[index].offset < to) inside.push(entities[index++]);
    if (to <= from) continue;
    const marked = mark(entity, text.slice(from, to), phone);
    marked.append(...pieces(text, inside, phone, from, to));
    made.push(text.slice(at, from), marked);
    at = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to; // a block ends its line by itself
  }
  return [...made, text.slice(at, end)];
}

function mark(entity, text, phone) {
  if (entity.type === "bot_command") return button(() => phone.say(text), "", { class: "command" });
  if (entity.type === "url") return link(text, phone);
  if (entity.type === "text_link") return link(entity.url, phone);
  if (entity.type === "email") return element("a", { href: `mailto:${text}` });
  if (entity.type === "spoiler") return spoiler();
  return element(TAGS[entity.type] ?? "span");
}

function link(url, phone) {
  const open = (event) => {
    if (!phone.leadsToBot(url)) return;
    event.preventDefault();
    phone.follow(url);
  };
  return element("a", { href: safeLink(url), target: "_blank", rel: "noopener noreferrer", click: open });
}

function spoiler() {
  const open = (event) => event.currentTarget.classList.add("open");
  return element("span", { class: "spoiler", role: "button", tabindex: "0", click: open, keydown: open });
}

// Buttons

function inline(one, message, phone) {
  if (one.url) {
    const made = link(one.url, phone);
    made.append(`${one.text} ↗`);
    return made;
  }
  if (one.copy_text) return button(() => phone.copy(one.copy_text.text), `⧉ ${one.text}`);
  const press = (event) => phone.press(event.currentTarget, message, one.callback_data);
  return button(press, one.text, one.callback_data ? {} : { disabled: "" });
}
