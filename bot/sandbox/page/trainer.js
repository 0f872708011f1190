// The trainer's drawer: trouble on order, the clock, a fresh start, and what the bot says to Telegram.

import { button, element, icon } from "./element.js";
import { callsSection } from "./trainer_calls.js";
import { clockSection, freshSection } from "./trainer_clock.js";
import { limitsSection, troubleSection } from "./trainer_trouble.js";
import "./trainer_texts.js";
import { t, translate } from "./texts.js";
import { ask, tell, world } from "./world.js";

const PAUSE = 2_000; // ms until a drawer that could not be read is read again
const REST = 1_000; // ms in which the bot must be silent before the deadlines are read again
const NEWS = ["open", "trouble", "clock", "reset"]; // after which the drawer is read again

export function mountTrainer(place) {
  const drawer = new Drawer(place, document.getElementById("trainer-button"));
  for (const kind of NEWS) world.on(kind, () => drawer.read());
  world.on("call", () => drawer.readSoon());
  world.on("person", (person) => drawer.knows(person.id) || drawer.read());
  addEventListener("language", () => drawer.show());
}

class Drawer {
  constructor(place, opener) {
    this.place = place;
    this.opener = opener;
    this.state = null;
    this.sections = [troubleSection, limitsSection, clockSection, freshSection, callsSection].map((make) => make(this));
    this.notice = element("p", { class: "notice", role: "status" });
    this.build();
    opener.setAttribute("aria-controls", place.id);
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => (this.isOpen ? this.shut() : this.open()));
    place.addEventListener("keydown", (event) => event.key === "Escape" && this.shut());
  }

  get isOpen() {
    return !this.place.hidden;
  }

  build() {
    const title = element("h2", { id: "trainer-title", tabindex: "-1", "data-text": "trainer.title" });
    const close = button(() => this.shut(), icon("close"), { class: "close", "data-label": "trainer.close" });
    const sheet = element("div", { class: "sections" }, this.notice, ...this.sections.map((section) => section.root));
    this.place.hidden = true;
    this.place.setAttribute("aria-labelledby", title.id);
    this.place.replaceChildren(element("header", {}, title, close), sheet);
    translate(this.place);
  }

  open() {
    this.place.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.place.querySelector("h2").focus();
    for (const section of this.sections) section.open?.();
    this.read();
  }

  shut() {
    this.place.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
    for (const section of this.sections) section.shut?.();
  }

  async read() {
    if (!this.isOpen) return;
    clearTimeout(this.retry);
    try {
      const [state, { people }] = await Promise.all([ask("/sandbox/trainer"), ask("/sandbox/people")]);
      this.state = { ...state, people };
      this.say("");
    } catch {
      this.say(t("trainer.offline"));
      this.retry = setTimeout(() => this.read(), PAUSE);
    }
    this.show();
  }

  readSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.read(), REST);
  }

  show() {
    translate(this.place);
    if (!this.state) return;
    for (const section of this.sections) section.show(this.state);
  }

  say(text) {
    this.notice.textContent = text;
  }

  nameOf(id) {
    return this.state?.people.find((person) => person.id === Number(id))?.name ?? String(id);
  }

  knows(id) {
    return this.state?.people.some((person) => person.id === id);
  }

  /** Tells the sandbox and reads the drawer again; false after a word about what went wrong. */
  async tells(deed, told = {}) {
    const done = await tell(`/sandbox/trainer/${deed}`, told).then(() => true, () => false);
    await this.read();
    if (!done) this.say(t("trainer.failed"));
    return done;
  }
}
