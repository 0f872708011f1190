// The keyboard that the bot has laid below the chat.

import { button, element, icon } from "./element.js";
import { choose } from "./dialogs.js";
import { PLACES } from "./places.js";

const LOW = matchMedia("(max-height: 47.5em)"); // the chat needs the room

export class Keyboard {
  constructor(phone) {
    this.phone = phone;
    this.box = phone.part(".keyboard");
    this.toggle = phone.part(".show-keyboard");
    this.laid = "";
    this.folded = false;
    this.toggle.addEventListener("click", () => this.fold(!this.folded));
  }

  /** The same keyboard again stays as folded as it was. */
  show() {
    const { keyboard } = this.phone.state;
    const laid = JSON.stringify(keyboard);
    if (laid !== this.laid) this.lay(keyboard);
    this.laid = laid;
    this.look();
  }

  lay(keyboard) {
    const focused = this.box.contains(document.activeElement);
    const rows = keyboard?.keyboard ?? [];
    this.box.replaceChildren(
      ...rows.map((row) =>
        element(
          "div",
          { class: "row" },
          row.map((one) => this.key(one)),
        ),
      ),
    );
    this.box.classList.toggle("tall", !keyboard?.resize_keyboard);
    this.folded = false;
    if (focused) (this.box.querySelector("button") ?? this.phone.part(".messages")).focus({ preventScroll: true });
  }

  look() {
    const { keyboard, blocked } = this.phone.state;
    const none = !keyboard?.keyboard?.length || blocked;
    this.box.hidden = none || this.folded;
    this.toggle.hidden = none || Boolean(keyboard.is_persistent && !this.folded);
    this.toggle.setAttribute("aria-expanded", String(!this.folded));
    this.phone.part("textarea").placeholder = keyboard?.input_field_placeholder || this.phone.t("write");
  }

  fold(folded) {
    this.folded = folded;
    this.look();
  }

  /** In a low window it opens again when it is asked for, or when the bot lays another. */
  giveWay() {
    if (!LOW.matches) return;
    const focused = this.box.contains(document.activeElement);
    this.fold(true);
    if (focused) this.toggle.focus({ preventScroll: true });
  }

  key(one) {
    const deed = DEEDS.find((kind) => one[kind]);
    const sign = { request_contact: "person", request_location: "location" }[deed];
    const known = !deed || sign;
    const tap = () => this.tap(one, deed);
    return button(tap, [sign ? icon(sign) : "", one.text], {
      class: one.style ? `style-${one.style}` : "",
      disabled: !known,
    });
  }

  tap(one, deed) {
    if (this.phone.state.keyboard?.one_time_keyboard) this.fold(true);
    if (deed === "request_contact") return shareContact(this.phone);
    if (deed === "request_location") return shareLocation(this.phone);
    return this.phone.say(one.text);
  }
}

const DEEDS = ["request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"];

export async function shareContact(phone) {
  if (await choose(phone.t("contactQuestion"), [[phone.t("share"), true, { class: "primary" }]], phone.t("cancel")))
    await phone.does("shares_contact", {});
}

/** Of places in a list: the page never asks the device where it is. */
export async function shareLocation(phone) {
  const chosen = await choose(phone.t("locationQuestion"), Object.entries(PLACES), phone.t("cancel"));
  if (chosen) await phone.does("shares_location", { latitude: chosen[0], longitude: chosen[1] });
}
