// A phone: one person's chat with the bot, kept up to date by the sandbox.

import { bubble, dayOf } from "./bubble.js";
import { button, element, safeLink } from "./element.js";
import { t, translate } from "./texts.js";

const PATIENCE = 30_000; // ms until a button that nobody answers looks normal again
export const PAUSE = 2_000; // ms until a connection is tried again
const NEAR = 40; // px from the end that still count as the end

export async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(answer.reason ?? "failed"), { status: response.status });
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
    this.atEnd = true; // of the chat, as far as it is scrolled
    this.awaiting = false; // an answer to what was just said or pressed
    place.append(this.root);
    translate(this.root);
    this.listenToFingers();
    if (!document.hidden) this.listenToNews();
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  close() {
    this.rest();
    this.root.remove();
  }

  /** A browser opens six connections to one place at most: a phone that nobody sees gives its own back. */
  rest() {
    this.news?.close();
    clearTimeout(this.retry);
  }

  translate() {
    translate(this.root);
    if (this.state) this.show();
  }

  // What the sandbox tells

  listenToNews() {
    this.rest();
    this.news = new EventSource(`${this.path}/events`);
    this.news.onopen = () => this.read(); // again after a lost connection: news may be missing
    this.news.onerror = () => this.lost();
    for (const kind of Object.keys(HEARD))
      this.news.addEventListener(kind, (event) => this.hear(kind, JSON.parse(event.data)));
  }

  /** The browser tries again by itself, unless it was refused. */
  lost() {
    this.toast(t("offline"));
    if (this.news.readyState === EventSource.CLOSED) this.retry = setTimeout(() => this.callAgain(), PAUSE);
  }

  callAgain() {
    this.read();
    this.listenToNews();
  }

  async read() {
    this.missed ??= [];
    try {
      this.state = await ask(this.path);
    } catch (error) {
      if (error.status === 404) location.hash = ""; // this person is not there any more
      this.toast(t("offline"));
      return;
    }
    this.part(".toast").hidden = true;
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
    this.part(".description").textContent = inTheirLanguage(bot.descriptions) || t("noMessages");
    document.title = `${person.name} · ${t("banner")}`;
    this.showCommands();
    this.showKeyboard();
    this.showFooter();
    this.showMessages();
  }

  showMessages() {
    const list = this.part(".messages");
    const { scrollTop } = list;
    const { atEnd } = this;
    list.replaceChildren();
    for (const message of this.messages.values()) this.place(message);
    this.scrollTo(atEnd ? list.scrollHeight : scrollTop);
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

  /** A message that is new or changed, and where one looks then. */
  put(message) {
    const isNew = !this.bubble(message.message_id);
    this.place(message);
    if (!message.from_bot) return this.toEnd();
    if (this.atEnd || (isNew && this.awaiting)) this.reveal(this.part(".messages").lastElementChild);
    else if (isNew) this.part(".newer").hidden = false;
    if (isNew) this.awaiting = false;
  }

  /** A new message goes to the end, a changed one stays where it is and keeps the focus. */
  place(message) {
    const before = this.bubble(message.message_id);
    const made = bubble(message, this.messages.get(message.reply_to), this);
    made.dataset.day = dayOf(message);
    if (!before) return this.append(made);
    const focused = before.contains(document.activeElement);
    before.replaceWith(made);
    if (focused) made.querySelector(".bubble").focus({ preventScroll: true });
  }

  append(made) {
    const list = this.part(".messages");
    const { day } = made.dataset;
    if (list.lastElementChild?.dataset.day !== day) list.append(element("li", { class: "day" }, day));
    list.append(made);
  }

  bubble(id) {
    return this.part(`[data-message="${Number(id)}"]`);
  }

  /** To the end, but not past the beginning of this message: there one starts to read. */
  reveal(made) {
    const list = this.part(".messages");
    const beginning = made.offsetTop - list.offsetTop - 10;
    this.scrollTo(Math.min(beginning, list.scrollHeight - list.clientHeight));
  }

  toEnd() {
    this.scrollTo(this.part(".messages").scrollHeight);
  }

  scrollTo(top) {
    this.part(".messages").scrollTop = top;
    this.noteEnd();
  }

  noteEnd() {
    const list = this.part(".messages");
    this.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (this.atEnd) this.part(".newer").hidden = true;
  }

  /** The keyboard came or went, or a picture has arrived: whoever was at the end stays there. */
  settle() {
    if (this.atEnd) this.toEnd();
  }

  showKeyboard() {
    const { keyboard } = this.state;
    const box = this.part(".keyboard");
    const rows = keyboard?.keyboard ?? [];
    box.replaceChildren(...rows.map((row) => element("div", { class: "row" }, ...row.map((one) => this.key(one)))));
    box.hidden = rows.length === 0 || this.state.blocked;
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
    text.addEventListener("input", () => this.fit());
    this.part(".messages").addEventListener("scroll", () => this.noteEnd());
    new ResizeObserver(() => this.settle()).observe(this.part(".messages"));
    this.root.addEventListener("click", (event) => this.closeSheets(event.target));
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.closeSheets());
    this.on("click", ".newer", () => this.toEnd());
    this.on("submit", ".composer", () => this.send());
    this.on("submit", ".open-link", (form) => this.follow(form.elements.link.value.trim()));
    this.on("toggle", ".commands", () => this.openCommands());
    this.on("change", ".file", (input) => this.sendFile(input));
    this.on("click", ".block", () => {
      this.closeSheets();
      this.does(this.state.blocked ? "unblocks" : "blocks", {});
    });
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

  /** Closes what is open, but for the one in which something was touched. */
  closeSheets(touched = null) {
    for (const sheet of this.root.querySelectorAll("details[open]")) if (!sheet.contains(touched)) sheet.open = false;
  }

  /** Makes the field as high as what is written in it. */
  fit() {
    const field = this.part("textarea");
    field.style.height = "";
    field.style.height = `${field.scrollHeight + 2}px`; // and the border
  }

  write(text) {
    this.part("textarea").value = text;
    this.fit();
  }

  async send() {
    const text = this.part("textarea").value;
    if (!text.trim()) return;
    const { editing } = this;
    this.write(""); // at once: a second Enter would send it twice
    const done = editing ? await this.does("edits", { message_id: editing.message_id, text }) : await this.say(text);
    if (!done) this.write(text);
    else if (editing) this.stopEditing();
  }

  say(text) {
    return this.does("says", { text });
  }

  async sendFile(input) {
    const form = new FormData();
    form.append("file", input.files[0]);
    form.append("caption", this.part("textarea").value);
    input.value = "";
    this.awaiting = true;
    if (await this.tried(ask(`${this.path}/file`, { method: "POST", body: form }))) this.write("");
  }

  startEditing(message) {
    this.editing = message;
    this.part(".editing").hidden = false;
    this.write(message.text);
    this.part("textarea").focus();
  }

  stopEditing() {
    this.editing = null;
    this.part(".editing").hidden = true;
    this.write("");
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
    const copied = navigator.clipboard.writeText(text).then(() => true);
    if (await this.tried(copied)) this.toast(t("copied"));
  }

  does(deed, told) {
    this.awaiting = true;
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
    phone.showKeyboard();
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
