// One message as a bubble (or an album as one): its text, what it brings, its buttons, its time.

import { button, element, icon, iconButton } from "./element.js";
import { formatted, link } from "./entities.js";
import { attachments, kindOf } from "./media.js";

/** `messages` is one message or an album; `phone` is asked for words, and for what a tap does. */
export function bubble(messages, phone) {
  const [first] = messages;
  if (isService(first)) return service(first, phone);
  const rows = messages.flatMap((message) => message.buttons.map((row) => inlineRow(row, message, phone)));
  const column = element("div", { class: "column" }, body(messages, phone), rows);
  const told = messages.find((message) => message.text) ?? first;
  const menu = iconButton(() => phone.openMenu(told, menu), "more", phone.t("menu"), {
    class: "menu-button",
    tabindex: "-1",
  });
  return element(
    "li",
    { class: `message${first.from_bot ? "" : " mine"}`, "data-message": first.message_id },
    column,
    menu,
  );
}

/** One line that says what a message is: for a quote, the list, what is pinned. */
export function summary(message, word) {
  const kind = kindOf(message);
  const name = message.poll?.question ?? message.document?.file_name;
  const said = (message.text || name || "").replace(/\s+/g, " ").slice(0, 120);
  if (!kind) return said || serviceWords(message, word, "Bot");
  return said ? `${word(kind)}: ${said}` : word(kind);
}

function body(messages, phone) {
  const [first] = messages;
  const texts = messages.filter((message) => message.text);
  const jumbo = messages.length === 1 && !kindOf(first) && isOneEmoji(first.text);
  const looks = [
    "bubble",
    kindOf(first) && `with-${kindOf(first)}`,
    !texts.length && "wordless",
    jumbo && "jumbo",
    first.protected && "guarded",
  ];
  return element(
    "div",
    { class: looks.filter(Boolean).join(" "), tabindex: "-1" },
    element("span", { class: "sr" }, `${phone.t(first.from_bot ? "bot" : "you")}: `),
    first.forwarded ? element("p", { class: "mark" }, icon("forward"), phone.t("forwarded")) : "",
    quoted(first, phone),
    attachments(messages, phone),
    texts.map((message) =>
      element(
        "div",
        { class: "said" },
        formatted(message.text, message.entities, phone),
        message === texts.at(-1) ? foot(messages, phone) : "",
      ),
    ),
    texts.length ? "" : foot(messages, phone),
  );
}

function quoted(message, phone) {
  if (!message.reply_to) return "";
  const replied = phone.messages.get(message.reply_to);
  const name = replied?.from_bot ? phone.botName : phone.t("you");
  const said = replied
    ? [element("strong", {}, name), element("span", {}, summary(replied, phone.t))]
    : phone.t("gone");
  return button(() => phone.chat.goTo(message.reply_to), said, { class: "quote" });
}

function foot(messages, phone) {
  const last = messages.at(-1);
  const given = messages.flatMap((message) => message.reactions ?? []);
  const reactions = given.length
    ? element(
        "span",
        { class: "reactions", role: "img", "aria-label": `${phone.t("reactions")}: ${given.join(" ")}` },
        given.map((one) => element("span", {}, one)),
      )
    : "";
  const guarded = last.protected
    ? element(
        "span",
        { class: "lock", title: phone.t("protected") },
        icon("lock"),
        element("span", { class: "sr" }, phone.t("protected")),
      )
    : "";
  const edited = messages.some((message) => message.edited) ? element("span", {}, phone.t("edited")) : "";
  const time = element("time", { datetime: new Date(last.date * 1000).toISOString() }, phone.timeOf(last));
  return element(
    "span",
    { class: "foot" },
    reactions,
    element("span", { class: "when" }, guarded, edited, time, last.from_bot ? "" : icon("checks")),
  );
}

const service = (message, phone) =>
  element(
    "li",
    { class: "message service", "data-message": message.message_id },
    element("span", { class: "bubble", tabindex: "-1" }, serviceWords(message, phone.t, phone.botName)),
  );

const isService = (message) => message.service || !(message.text || kindOf(message));

function serviceWords({ service: kind }, word, name) {
  const words = kind ? word(kind, { name }) : "";
  return !words || words === kind ? word("service") : words;
}

const isOneEmoji = (text) =>
  /^\p{Extended_Pictographic}(\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic}|\ufe0f)*$/u.test(text);

// Buttons below a message

const inlineRow = (row, message, phone) =>
  element(
    "div",
    { class: "row" },
    row.map((one) => inlineButton(one, message, phone)),
  );

function inlineButton(one, message, phone) {
  const look = one.style ? `style-${one.style}` : "";
  if (one.url) return outward(one, look, phone);
  if (one.copy_text) return button(() => phone.copy(one.copy_text.text), [one.text, icon("copy")], { class: look });
  const press = (event) => phone.press(event.currentTarget, message, one.callback_data);
  return button(press, one.text, { class: look, disabled: !one.callback_data, "data-press": one.callback_data });
}

function outward(one, look, phone) {
  const made = link(one.url, phone, one.text, icon("out"));
  made.className = look;
  if (!phone.leadsToBot(one.url)) made.append(element("span", { class: "sr" }, ` (${phone.t("opensPage")})`));
  return made;
}
