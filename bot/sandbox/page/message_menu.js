// The menu of a message: answer it, copy it, correct it, take it back.

import { choose, menu } from "./dialogs.js";
import { kindOf } from "./media.js";

const OFFERED = [
  {
    word: "reply",
    fits: () => true,
    act: (phone, { message_id }) => phone.composer.replyTo(phone.messages.get(message_id)),
  },
  {
    word: "copy",
    fits: ({ text, protected: guarded }) => text && !guarded,
    act: (phone, { text }) => phone.copy(text),
  },
  { word: "edit", fits: isOwnText, act: (phone, message) => phone.composer.edit(message) },
  {
    word: "retract",
    fits: mayRetract,
    act: (phone, { message_id }) => phone.does("votes", { message_id, options: [] }),
  },
  { word: "delete", fits: () => true, act: takeBack, danger: true },
];
const WITH_CAPTION = ["photo", "video", "voice", "audio", "document"];

export async function openMenu(phone, message, beside) {
  const offered = OFFERED.filter(({ fits }) => fits(message));
  const choices = offered.map(({ word, act, danger }) => [phone.t(word), act, danger ? { class: "danger" } : {}]);
  const act = await menu(beside, phone.t("menu"), choices);
  act?.(phone, message);
}

function isOwnText(message) {
  const kind = kindOf(message);
  return !message.from_bot && !message.forwarded && (!kind || WITH_CAPTION.includes(kind));
}

function mayRetract({ poll, voted }) {
  return poll && !poll.is_closed && poll.type !== "quiz" && (voted ?? poll.voted ?? []).length > 0;
}

async function takeBack(phone, { message_id }) {
  const sure = [phone.t("delete"), true, { class: "danger" }];
  if (await choose(phone.t("deleteQuestion"), [sure], phone.t("cancel"))) await phone.does("deletes", { message_id });
}
