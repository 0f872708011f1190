// The guided tours: says what to do next, points at it, and goes on by itself when the bot has answered.

import { button, element, icon } from "./element.js";
import { forGood, forNow } from "./memory.js";
import { untilMorning } from "./places.js";
import { stage } from "./stage.js";
import { t, translate, wordsOfPhone } from "./texts.js";
import { cast, isCast } from "./tour_cast.js";
import { fillIn } from "./tour_filling.js";
import { Pointer } from "./tour_pointer.js";
import { ends, TOURS } from "./tour_steps.js";
import { NIGHT, targetOf } from "./tour_target.js";
import "./tour_texts.js";
import { ask, tell, world } from "./world.js";

const GLANCE = 250; // ms between two looks where the thing is that is pointed at
const SEEN = "tour.seen"; // the offer was answered once, for good
const NOW = "tour"; // where one is, until the tab is closed

export function mountTour(place) {
  const tour = new Tour(place, document.getElementById("tour-button"));
  world.on("message", (message) => tour.hear(message));
  world.on("open", () => tour.catchUp());
  world.on("reset", () => tour.run && tour.go(tour.run.name, 0));
  addEventListener("language", () => tour.show());
  addEventListener("people", () => tour.meet());
  addEventListener("stage", () => tour.giveWay());
}

class Tour {
  constructor(place, opener) {
    this.place = place;
    this.opener = opener;
    this.parts = null; // who plays what, when it is known who is there
    this.run = null; // {name, number, mark}: the mark is the last message before this step
    this.pointer = new Pointer();
    this.offerCard = this.makeOffer();
    this.stepCard = this.makeStep();
    place.replaceChildren(this.offerCard, this.stepCard);
    place.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    opener.addEventListener("click", () => (this.run ? this.close() : this.offer(true)));
    for (const kind of ["scroll", "resize"]) addEventListener(kind, () => this.look(), { capture: true, passive: true });
  }

  /** It is known, perhaps anew, who is there. */
  meet() {
    const first = !this.parts;
    this.parts = cast();
    this.show();
    if (first) this.start(forNow.recall(NOW));
    else if (this.run && !this.step) this.close();
  }

  /** After a reload where one was, on a first visit with an offer. */
  start(kept) {
    if (this.stepAt(kept)) this.resume(kept);
    else if (!forGood.recall(SEEN) && this.tours.length) this.offer(false);
  }

  get step() {
    return this.stepAt(this.run);
  }

  /** With the number of whoever plays in it, or null where somebody is missing. */
  stepAt(run) {
    const step = TOURS[run?.name]?.[run.number];
    return step && isCast(run.name, this.parts) ? { ...step, who: this.parts[step.who].id } : null;
  }

  /** The names of those that can be played. */
  get tours() {
    return Object.keys(TOURS).filter((name) => this.parts && isCast(name, this.parts));
  }

  // The cards

  makeOffer() {
    const tours = Object.keys(TOURS).map((name) => button(() => this.begin(name), "", { "data-text": `tour.${name}.title`, "data-tour": name }));
    return element(
      "section",
      { class: "tour-card", "aria-labelledby": "tour-offer", hidden: true },
      (this.offerWords = element("p", { id: "tour-offer" })),
      element("div", { class: "deeds" }, ...tours, button(() => this.close(), "", { class: "plain", "data-text": "tour.no" })),
    );
  }

  /** One card for all steps: what a screen reader listens to, and where the focus is, stays. */
  makeStep() {
    const deed = (name, act, look = "") => (this[`${name}Button`] = button(() => act(), "", { class: look, "data-text": `tour.${name}` }));
    this.backButton = button(() => this.go(this.run.name, this.run.number - 1), icon("back"), { class: "plain", "data-label": "tour.back" });
    this.progress = element("span", {});
    this.words = element("p", { class: "words", role: "status", id: "tour-words" });
    this.note = element("p", { class: "note" });
    const deeds = [
      (this.openButton = button(() => this.openPhone(), "", { class: "primary" })),
      deed("example", () => this.writeExample()),
      deed("fill", () => this.fill()),
      deed("morning", () => this.wake(), "primary"),
      deed("show", () => this.showTarget(), "plain"),
      (this.nextButton = button(() => this.next(), "")),
    ];
    return element(
      "section",
      { class: "tour-card", tabindex: "-1", "data-label": "tour.label", "aria-describedby": "tour-words", hidden: true },
      element("div", { class: "told" }, element("p", { class: "progress" }, this.backButton, this.progress), this.words, this.note),
      element("div", { class: "deeds" }, deeds),
      button(() => this.close(), icon("close"), { class: "close", "data-label": "tour.stop" }),
    );
  }

  offer(focus) {
    this.show();
    this.place.hidden = this.offerCard.hidden = false;
    if (focus) this.offerCard.querySelector("button:not([hidden])").focus();
  }

  /** On a small screen the offer takes the room of a phone that was opened by hand. */
  giveWay() {
    if (!this.offerCard.hidden && stage.isNarrow() && stage.phones().size) this.close();
  }

  close() {
    const focused = this.place.contains(document.activeElement);
    this.leave();
    this.place.hidden = this.offerCard.hidden = this.stepCard.hidden = true;
    forGood.keep(SEEN, true);
    if (focused) this.opener.focus();
  }

  // Where one is

  begin(name) {
    forGood.keep(SEEN, true);
    this.offerCard.hidden = true;
    stage.show([this.parts[TOURS[name][0].who].id]);
    this.go(name, 0);
    this.stepCard.focus();
  }

  go(name, number) {
    this.leave();
    this.run = { name, number, mark: null };
    this.keep();
    if (!stage.isNarrow()) this.openPhone();
    this.watch();
    this.noteMark(this.run);
  }

  resume(run) {
    this.run = run;
    this.watch();
    this.catchUp();
  }

  watch() {
    this.place.hidden = this.stepCard.hidden = false;
    this.offerCard.hidden = true;
    this.show();
    this.ticking = setInterval(() => this.look(), GLANCE);
  }

  leave() {
    clearInterval(this.ticking);
    this.run = null;
    forNow.keep(NOW, null);
    this.pointer.at(null);
  }

  keep() {
    forNow.keep(NOW, this.run);
  }

  next() {
    const { name, number } = this.run;
    if (number + 1 < TOURS[name].length) this.go(name, number + 1);
    else this.close();
  }

  /** So that a reload, or a lost connection, does not miss the answer. */
  async noteMark(run) {
    const phone = await ask(`/sandbox/people/${this.step.who}`).catch(() => null);
    run.mark = phone?.messages.at(-1)?.message_id ?? 0;
    if (this.run === run) this.keep();
  }

  async catchUp() {
    const { run, step } = this;
    if (!step?.until || run.mark === null) return;
    const phone = await ask(`/sandbox/people/${step.who}`).catch(() => null);
    const missed = phone?.messages.filter((message) => message.message_id > run.mark) ?? [];
    if (this.run === run && missed.some((message) => ends(step, { ...message, chat_id: step.who }))) this.next();
  }

  hear(message) {
    if (this.step && ends(this.step, message)) this.next();
  }

  // What is seen

  show() {
    translate(this.place);
    this.showOffer();
    if (!this.step) return;
    const { name, number } = this.run;
    this.progress.textContent = `${t(`tour.${name}.title`)} · ${number + 1}/${TOURS[name].length}`;
    this.words.textContent = t(`tour.${name}.steps.${number}`, this.names);
    this.openButton.textContent = t("tour.open", { name: this.names[TOURS[name][number].who] });
    this.nextButton.textContent = t(number + 1 === TOURS[name].length ? "tour.end" : this.step.until ? "tour.skip" : "tour.next");
    this.backButton.hidden = number === 0;
    this.look();
  }

  showOffer() {
    const { tours } = this;
    const none = this.parts && !tours.length ? t("tour.none") : "";
    for (const choice of this.offerCard.querySelectorAll("[data-tour]")) choice.hidden = !tours.includes(choice.dataset.tour);
    this.offerWords.textContent = none || t("tour.offer");
    this.opener.title = none;
  }

  get names() {
    return Object.fromEntries(Object.entries(this.parts).map(([part, { name }]) => [part, name]));
  }

  /** Points at the thing, wherever it is by now, and offers only what can be done. */
  look() {
    const { step } = this;
    if (!step) return;
    const phone = stage.phones().get(step.who);
    const known = phone?.state; // it takes a moment to be read
    const { thing, note } = known ? targetOf(step, phone) : {};
    const focused = document.activeElement;
    this.pointer.at(thing);
    this.note.textContent = note ? t(note) : "";
    this.openButton.hidden = Boolean(phone);
    this.exampleButton.hidden = !known || !step.write || Boolean(note);
    this.fillButton.hidden = !known || !step.fill;
    this.fillButton.disabled = this.filling === this.run;
    this.morningButton.hidden = note !== NIGHT;
    this.showButton.hidden = !thing;
    this.nextButton.className = step.until || !phone || note ? "plain" : "primary";
    if (this.stepCard.contains(focused) && focused.hidden) this.stepCard.focus();
  }

  // What the tour does for the visitor, when asked to

  openPhone() {
    const { who } = this.step;
    stage.open(who);
    stage.phones().get(who)?.root.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.look();
  }

  /** For those who do not see the ring: goes there. */
  showTarget() {
    const { thing } = targetOf(this.step, stage.phones().get(this.step.who));
    thing?.scrollIntoView({ block: "nearest" });
    thing?.focus({ preventScroll: true });
  }

  /** What waits for the morning comes now. */
  async wake() {
    const { zone } = stage.phones().get(this.step.who).person;
    await tell("/sandbox/trainer/jump", { seconds: untilMorning(zone) }).catch(() => null); // the button stays
    this.look();
  }

  writeExample() {
    const { root } = stage.phones().get(this.step.who);
    const field = root.querySelector("textarea[name=text]");
    field.value = this.wordOfPhone(this.step.write);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    root.querySelector(".send").focus();
    this.look();
  }

  /** In the language of that phone, as its owner would write. */
  wordOfPhone(key) {
    return wordsOfPhone(stage.phones().get(this.step.who)?.person.language_code ?? "id")(key);
  }

  async fill() {
    const { run, step } = this;
    const word = (key) => this.wordOfPhone(key);
    this.filling = run;
    this.look();
    await fillIn(step.who, step.fill, word, () => this.run !== run).catch(() => null); // the visitor can go on alone
    this.filling = null;
    this.look();
  }
}
