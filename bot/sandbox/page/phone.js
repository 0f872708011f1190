// A phone: one person's chat with the bot, kept up to date by the sandbox.

import { summary } from "./bubble.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { fillIcons, fillWords, safeLink } from "./element.js";
import { HEARD } from "./heard.js";
import { Keyboard } from "./keyboard.js";
import { openMenu } from "./message_menu.js";
import { clockOf, offerChoices, zoneMark } from "./places.js";
import { languageOfPhone, roleWord, t, translate, wordsOfPhone } from "./texts.js";
import { ask, tell, world } from "./world.js";

const PATIENCE = 30_000; // ms until a button that nobody answers looks normal again
const TYPING = 5_000; // ms that an action is shown, as on Telegram
const TOAST = 4_000; // ms
const PAUSE = 250; // ms in which several read marks become one
const TICK = 10_000; // ms between two looks at the clock
const AGAIN = 2_000; // ms until what could not be read is read again

export class Phone {
  /** `settled(phone)` is called when it is known whose phone this is. */
  constructor(id, place, { settled, gone }) {
    this.id = id;
    this.path = `/sandbox/people/${id}`;
    this.settled = settled;
    this.gone = gone;
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.root.dataset.phone = id;
    this.t = wordsOfPhone("id");
    this.messages = new Map();
    this.turn = 0; // how often the phone has been read
    this.missed = []; // news that came while it was being read
    this.awaiting = false; // an answer to what was just said or pressed
    this.inView = false;
    fillIcons(this.root);
    place.append(this.root);
    this.chat = new Chat(this, this.part(".messages"));
    this.keyboard = new Keyboard(this);
    this.composer = new Composer(this);
    this.listenToWorld();
    this.listenToFingers();
    this.watchTheEyes();
    this.read();
  }

  get person() {
    return this.state.person;
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  close() {
    for (const stop of this.stops) stop();
    this.eyes.disconnect();
    this.turn += 1;
    clearTimeout(this.retry);
    clearInterval(this.ticking);
    this.composer.recorder.stop(false);
    this.root.remove();
  }

  // What the sandbox tells

  listenToWorld() {
    const mine =
      (kind) =>
      ({ chat_id: id, ...details }) =>
        id === this.id && this.hear(kind, details);
    this.stops = Object.keys(HEARD).map((kind) => world.on(kind, mine(kind)));
    const open = world.on("open", () => this.read());
    const clock = world.on("clock", () => this.tick());
    this.stops.push(open, clock);
    this.ticking = setInterval(() => this.tick(), TICK);
  }

  /** Only the reading that began last counts: an earlier one may not know what has been heard since. */
  async read() {
    const turn = (this.turn += 1);
    this.missed ??= [];
    clearTimeout(this.retry);
    try {
      const state = await ask(this.path);
      if (turn === this.turn) this.take(state);
    } catch (error) {
      if (error.status === 404) this.gone(this);
      else if (turn === this.turn) this.retry = setTimeout(() => this.read(), AGAIN);
    }
  }

  take(state) {
    const before = this.state;
    this.state = state;
    this.messages = new Map(state.messages.map((message) => [message.message_id, message]));
    if (!before) this.settled(this);
    this.show(!before || looks(before.person) !== looks(state.person));
    const { missed } = this;
    this.missed = null;
    for (const [kind, details] of missed) HEARD[kind](this, details);
  }

  become(person) {
    const again = looks(person) !== looks(this.person);
    this.state.person = person;
    this.show(again);
  }

  /** Everything starts from the beginning. */
  begin() {
    this.composer.letGo();
    this.composer.write("");
    this.read();
  }

  hear(kind, details) {
    if (this.missed) this.missed.push([kind, details]);
    else HEARD[kind](this, details);
  }

  // What is seen

  show(again) {
    if (again) this.speak();
    else this.showPerson();
    this.showPinned();
    this.keyboard.show();
    this.composer.show();
    this.chat.show(again);
    this.tick();
  }

  /** In the language of this phone; what is around the screen speaks that of the visitor. */
  speak() {
    const { language_code, zone } = this.person;
    this.language = languageOfPhone(language_code);
    this.t = wordsOfPhone(language_code);
    this.times = clockOf(zone, this.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.part(".zone").textContent = zoneMark(zone, this.language);
    this.days = clockOf(zone, this.language, { weekday: "long", day: "numeric", month: "long" });
    this.part(".screen").lang = this.language;
    this.translate();
  }

  translate() {
    translate(this.root);
    if (!this.state) return;
    fillWords(this.part(".screen"), this.t);
    offerChoices(this.part(".more"), this.person, this.language);
    this.showPerson();
  }

  timeOf(message) {
    return this.times.format(message.date * 1000);
  }

  dayOf(message) {
    return this.days.format(message.date * 1000);
  }

  get botName() {
    return this.inTheirLanguage(this.state.bot.names) || this.state.bot.username;
  }

  inTheirLanguage(texts) {
    return texts[this.person.language_code] ?? texts[""] ?? "";
  }

  showPerson() {
    const { name, role, place, id } = this.person;
    const { blocked, bot } = this.state;
    this.part(".avatar").textContent = [...name][0];
    this.part(".avatar").dataset.shade = id % 6;
    this.part(".person").textContent = name;
    this.part(".work").textContent = [role && roleWord(this.person), place].filter(Boolean).join(" · ");
    this.part(".rename").hidden = Boolean(role); // the others have their name from the list of the training
    this.part(".rename input").value = name;
    this.part(".bot").textContent = this.botName;
    this.part(".state").textContent = blocked ? this.t("has blocked the bot") : this.t("bot");
    this.part(".block").textContent = this.t(blocked ? "unblock" : "block");
    this.part(".description p").textContent = this.inTheirLanguage(bot.descriptions) || this.t("noMessages");
    this.root.classList.toggle("blocked", blocked);
    this.root.setAttribute("aria-label", t("phoneOf", { name }));
    this.showEmpty();
  }

  showEmpty() {
    this.part(".description").hidden = this.messages.size > 0;
    this.composer.show();
  }

  /** The newest on top; a tap leads there, and the next one to the one before it. */
  showPinned(at = -1) {
    const pinned = this.state.pinned.filter((id) => this.messages.has(id));
    const message = this.messages.get(pinned.at(at));
    this.part(".pinned").hidden = !message;
    if (!message) return;
    this.part(".pinned strong").textContent = this.t("pinned");
    this.part(".pinned span").textContent = summary(message, this.t);
    this.part(".pinned").onclick = () => {
      this.chat.goTo(message.message_id);
      this.showPinned(-at < pinned.length ? at - 1 : -1);
    };
  }

  tick() {
    if (this.times) this.part(".clock").textContent = this.times.format(world.now());
  }

  showUnread(count) {
    const badge = this.part(".owner .unread");
    badge.textContent = count;
    badge.hidden = !count;
    badge.setAttribute("aria-label", t("unread", { count }));
  }

  toast(text, stays = false) {
    const toast = this.part(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastEnds);
    if (!stays) this.toastEnds = setTimeout(() => (toast.hidden = true), TOAST);
  }

  alert(text) {
    this.part(".alert p").textContent = text;
    if (!this.part(".alert").open) this.part(".alert").showModal();
  }

  act(action) {
    const word = this.t(action);
    this.part(".typing").textContent = word === action ? this.t("typing") : word;
    clearTimeout(this.actionEnds);
    this.actionEnds = setTimeout(() => this.rest(), TYPING);
  }

  rest() {
    this.part(".typing").textContent = "";
  }

  // What eyes do: whoever has seen a message, or does something after it, has read it

  watchTheEyes() {
    this.eyes = new IntersectionObserver(
      ([seen]) => {
        this.inView = seen.isIntersecting;
        this.noteRead();
      },
      { threshold: 0.5 },
    );
    this.eyes.observe(this.root);
    const look = () => this.noteRead();
    document.addEventListener("visibilitychange", look);
    this.stops.push(() => document.removeEventListener("visibilitychange", look));
  }

  noteRead() {
    clearTimeout(this.reading);
    this.reading = setTimeout(() => this.tellRead(), PAUSE);
  }

  tellRead() {
    if (this.watched) this.readTo(this.chat.lastSeen());
  }

  readTo(last) {
    if (!(last > this.state.read)) return;
    this.state.read = last;
    this.chat.countUnseen();
    tell(`${this.path}/reads`, { message_id: last }).catch(() => {}); // the next look says it again
  }

  /** Somebody looks at it. */
  get watched() {
    return !document.hidden && this.inView && Boolean(this.state);
  }

  // What fingers do

  listenToFingers() {
    const touch = (event) => this.closeSheets(event.target);
    document.addEventListener("click", touch);
    this.stops.push(() => document.removeEventListener("click", touch));
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
    this.on("click", ".newer", () => this.chat.toEnd());
    this.on("submit", ".open-link", (form) => this.follow(form.elements.link.value.trim()));
    this.on("click", ".start", () => (this.state.blocked ? this.does("unblocks", {}) : this.say("/start")));
    this.on("click", ".block", () => {
      this.closeSheets();
      this.does(this.state.blocked ? "unblocks" : "blocks", {});
    });
    for (const field of this.root.querySelectorAll(".more label > :is(select, [name=first_name])"))
      field.addEventListener("change", () => this.does("changes", { [field.name]: field.value }));
    this.on("click", ".close", () => this.gone(this));
  }

  on(kind, selector, act) {
    this.part(selector).addEventListener(kind, (event) => {
      if (kind === "submit") event.preventDefault();
      act(event.currentTarget);
    });
  }

  escape() {
    const sheet = this.part("details[open]");
    this.closeSheets();
    if (sheet?.contains(document.activeElement)) sheet.querySelector("summary").focus();
  }

  /** Closes what is open, but for the one in which something was touched. */
  closeSheets(touched = null) {
    for (const sheet of this.root.querySelectorAll("details[open]")) if (!sheet.contains(touched)) sheet.open = false;
  }

  openMenu(message, beside) {
    return openMenu(this, message, beside);
  }

  async press(pressed, message, data) {
    pressed.setAttribute("aria-busy", "true");
    setTimeout(() => pressed.removeAttribute("aria-busy"), PATIENCE);
    const done = await this.does("presses", { message_id: message.message_id, button: data });
    if (!done) pressed.removeAttribute("aria-busy");
  }

  leadsToBot(url) {
    const [, name] = /^https?:\/\/t\.me\/(\w+)(?:[/?#]|$)/i.exec(safeLink(url)) ?? [];
    return name?.toLowerCase() === this.state.bot.username.toLowerCase();
  }

  follow(url) {
    this.closeSheets();
    if (this.leadsToBot(url)) return this.does("opens", { link: safeLink(url) });
    return this.toast(this.t("not a link to this bot"));
  }

  async copy(text, word = "copied") {
    const copied = navigator.clipboard
      ? navigator.clipboard.writeText(text).then(() => true)
      : Promise.resolve(copyAsOfOld(text));
    if (await this.tried(copied)) this.toast(this.t(word));
  }

  say(text, replyTo) {
    return this.does("says", replyTo ? { text, reply_to: replyTo } : { text });
  }

  does(deed, told) {
    this.awaiting = true;
    this.readTo(Math.max(...this.messages.keys()));
    this.keyboard.giveWay();
    return this.tried(tell(`${this.path}/${deed}`, told));
  }

  /** The answer, or undefined after a word about what went wrong. */
  async tried(asked) {
    try {
      return await asked;
    } catch (error) {
      const reason = this.t(error.message);
      this.toast(reason === error.message ? this.t("failed") : reason);
      return undefined;
    }
  }
}

/** What of a person changes how every message is drawn. */
const looks = ({ language_code, zone }) => `${language_code} ${zone}`;

/** On a page that is neither from this computer nor https, a browser has no other way. */
function copyAsOfOld(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
