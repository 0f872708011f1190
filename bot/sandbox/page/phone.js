// A phone: one person's chat with the bot, kept up to date by the sandbox.

import { bubble, dayOf } from "./bubble.js";
import { button, element, safeLink } from "./element.js";
import { t, translate } from "./texts.js";

const PATIENCE = 30_000; // ms until a button that nobody answers looks normal again

export async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.reason ?? "failed");
  return answer;
}

export const tell = (path, told) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });

export class Phone {
  constructor(id, place) {
    this.path = `/sandbox/people/${id}`;
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.messages = new Map();
    this.missed = []; // news that came while the phone was being read
    this.editing = null;
    place.append(this.root);
    translate(this.root);
    this.listenToFingers();
    this.listenToNews();
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  close() {
    this.news.close();
    this.root.remove();
  }

  translate() {
    translate(this.root);
    if (this.state) this.show();
  }

  // What the sandbox tells

  listenToNews() {
    this.news = new EventSource(`${this.path}/events`);
    this.news.onopen = () => this.read(); // again after a lost connection: news may be missing
    this.news.onerror = () => this.toast(t("offline"));
    for (const kind of Object.keys(HEARD))
      this.news.addEventListener(kind, (event) => this.hear(kind, JSON.parse(event.data)));
  }

  async read() {
    this.missed ??= [];
    try {
      this.state = await ask(this.path);
    } catch {
      this.toast(t("offline"));
      return;
    }
    this.messages = new Map(this.state.messages.map((message) => [message.message_id, message]));
    this.show();
    const missed = this.missed;
    this.missed = null;
    for (const [kind, details] of missed) this.hear(kind, details);
  }

  hear(kind, details) {
    if (this.missed) this.missed.push([kind, details]);
    else HEARD[kind](this, details);
  }

  // What is seen

  show() {
    const { person, bot } = this.state;
    const inTheirLanguage = (texts) => texts[person.language_code] ?? texts[""] ?? "";
    this.part(".bot").textContent = inTheirLanguage(bot.names) || bot.username;
    this.part(".person").textContent = [person.name, person.role, person.place].filter(Boolean).join(" · ");
    this.part(".description").textContent = inTheirLanguage(bot.descriptions);
    this.showCommands();
    this.part(".messages").replaceChildren();
    for (const message of this.messages.values()) this.put(message);
    this.showKeyboard();
    this.showFooter();
    this.toEnd();
  }

  showCommands() {
    this.part(".commands ul").replaceChildren(...this.state.commands.map((entry) => this.command(entry)));
  }

  /** The bot may have changed them; nobody tells a phone. */
  async openCommands() {
    if (!this.part(".commands").open) return;
    const phone = await this.tried(ask(this.path));
    this.state.commands = phone?.commands ?? this.state.commands;
    this.showCommands();
  }

  command({ command, description }) {
    const choose = () => {
      this.part(".commands").open = false;
      this.say(`/${command}`);
    };
    const label = element("span", {}, `/${command} `, element("small", {}, description));
    return element("li", {}, button(choose, label));
  }

  /** A new message goes to the end, a changed one stays where it is and keeps the focus. */
  put(message) {
    const list = this.part(".messages");
    const before = this.bubble(message.message_id);
    const made = bubble(message, this.messages.get(message.reply_to), this);
    if (before) {
      const focused = before.contains(document.activeElement);
      before.replaceWith(made);
      if (focused) made.querySelector(".bubble").focus();
      return;
    }
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 150;
    const day = dayOf(message);
    if (list.lastElementChild?.dataset.day !== day) list.append(element("li", { class: "day" }, day));
    made.dataset.day = day;
    list.append(made);
    if (atEnd || !message.from_bot) this.toEnd();
  }

  bubble(id) {
    return this.part(`[data-message="${Number(id)}"]`);
  }

  toEnd() {
    const list = this.part(".messages");
    list.scrollTop = list.scrollHeight;
  }

  showKeyboard() {
    const { keyboard } = this.state;
    const box = this.part(".keyboard");
    const rows = keyboard?.keyboard ?? [];
    box.replaceChildren(...rows.map((row) => element("div", { class: "row" }, ...row.map((one) => this.key(one)))));
    box.hidden = rows.length === 0;
    this.part(".show-keyboard").hidden = rows.length === 0;
    this.part("textarea").placeholder = keyboard?.input_field_placeholder || t("write");
  }

  key(one) {
    const tap = () => {
      if (this.state.keyboard.one_time_keyboard) this.part(".keyboard").hidden = true;
      if (one.request_contact) this.does("shares_contact", {});
      else this.say(one.text);
    };
    return button(tap, one.text, one.request_location || one.request_poll || one.web_app ? { disabled: "" } : {});
  }

  /** Blocked, or nothing said yet: one big button instead of the text field. */
  showFooter() {
    const { blocked } = this.state;
    const empty = this.messages.size === 0;
    this.part(".start").hidden = !(blocked || empty);
    this.part(".start").textContent = t(blocked ? "unblock" : "start");
    this.part(".composer").hidden = blocked || empty;
    this.part(".description").hidden = !empty;
    this.part(".block").textContent = t(blocked ? "unblock" : "block");
  }

  toast(text) {
    const toast = this.part(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => (toast.hidden = true), 4000);
  }

  alert(text) {
    this.part(".alert p").textContent = text;
    this.part(".alert").showModal();
  }

  typing() {
    this.part(".action").textContent = t("typing");
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.notTyping(), 5000);
  }

  notTyping() {
    this.part(".action").textContent = "";
  }

  // What fingers do

  listenToFingers() {
    const text = this.part("textarea");
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    text.addEventListener("input", () => {
      text.rows = Math.min(6, text.value.split("\n").length);
    });
    this.on("submit", ".composer", () => this.send());
    this.on("submit", ".open-link", (form) => this.follow(form.elements.link.value.trim()));
    this.on("toggle", ".commands", () => this.openCommands());
    this.on("change", ".file", (input) => this.sendFile(input));
    this.on("click", ".block", () => this.does(this.state.blocked ? "unblocks" : "blocks", {}));
    this.on("click", ".start", () => (this.state.blocked ? this.does("unblocks", {}) : this.say("/start")));
    this.on("click", ".stop-editing", () => this.stopEditing());
    this.on("click", ".show-keyboard", () => {
      this.part(".keyboard").hidden = !this.part(".keyboard").hidden;
    });
  }

  on(kind, selector, act) {
    this.part(selector).addEventListener(kind, (event) => {
      if (kind === "submit") event.preventDefault();
      act(event.currentTarget);
    });
  }

  async send() {
    const field = this.part("textarea");
    const text = field.value;
    if (!text.trim()) return;
    const done = this.editing
      ? await this.does("edits", { message_id: this.editing.message_id, text })
      : await this.say(text);
    if (done && this.editing) this.stopEditing();
    else if (done) field.value = "";
    field.rows = 1;
  }

  say(text) {
    return this.does("says", { text });
  }

  async sendFile(input) {
    const form = new FormData();
    form.append("file", input.files[0]);
    form.append("caption", this.part("textarea").value);
    input.value = "";
    if (await this.tried(ask(`${this.path}/file`, { method: "POST", body: form }))) this.part("textarea").value = "";
  }

  startEditing(message) {
    this.editing = message;
    this.part(".editing").hidden = false;
    this.part("textarea").value = message.text;
    this.part("textarea").focus();
  }

  stopEditing() {
    this.editing = null;
    this.part(".editing").hidden = true;
    this.part("textarea").value = "";
  }

  async press(pressed, message, data) {
    pressed.setAttribute("aria-busy", "true");
    setTimeout(() => calm(pressed), PATIENCE);
    const done = await this.does("presses", { message_id: message.message_id, button: data });
    if (!done) calm(pressed);
  }

  leadsToBot(url) {
    const [, name] = /^https?:\/\/t\.me\/(\w+)(?:[/?#]|$)/i.exec(safeLink(url)) ?? [];
    return name?.toLowerCase() === this.state.bot.username.toLowerCase();
  }

  follow(url) {
    this.part(".more").open = false;
    if (this.leadsToBot(url)) return this.does("opens", { link: safeLink(url) });
    return this.toast(t("not a link to this bot"));
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.toast(t("copied"));
  }

  does(deed, told) {
    return this.tried(tell(`${this.path}/${deed}`, told));
  }

  /** The answer, or undefined after a word about what went wrong. */
  async tried(asked) {
    try {
      return await asked;
    } catch (error) {
      const reason = t(error.message);
      this.toast(reason === error.message ? t("failed") : reason);
      return undefined;
    }
  }
}

const HEARD = {
  message(phone, message) {
    phone.messages.set(message.message_id, message);
    phone.notTyping();
    phone.put(message);
    phone.showFooter();
  },
  deleted(phone, { message_id }) {
    phone.messages.delete(message_id);
    phone.bubble(message_id)?.remove();
    if (phone.editing?.message_id === message_id) phone.stopEditing();
  },
  keyboard(phone, { keyboard }) {
    phone.state.keyboard = keyboard;
    phone.showKeyboard();
  },
  bot(phone, { status }) {
    phone.state.blocked = status === "kicked";
    phone.showFooter();
  },
  answer(phone, { message_id, text, alert, url }) {
    for (const pressed of phone.bubble(message_id)?.querySelectorAll("[aria-busy]") ?? []) calm(pressed);
    if (url) phone.follow(url);
    if (text) alert ? phone.alert(text) : phone.toast(text);
  },
  action(phone) {
    phone.typing();
  },
};

function calm(pressed) {
  pressed.removeAttribute("aria-busy");
}
