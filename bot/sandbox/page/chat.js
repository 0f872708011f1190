// The messages of one phone: each in its place, and where one looks.

import { bubble } from "./bubble.js";
import { element } from "./element.js";

const NEAR = 48; // px from the end that still count as the end
const TOGETHER = 3_000; // ms between messages that are read as one
const ROOM = 8; // px above a message that one begins to read

export class Chat {
  constructor(phone, scroller) {
    this.phone = phone;
    this.scroller = scroller;
    this.list = scroller.querySelector("ol");
    this.items = new Map(); // message id -> the li that shows it
    this.drawn = new Map(); // message id -> what it was like when it was drawn
    this.following = true; // stays at the end whatever comes
    this.firstNew = null; // the li at which one begins to read
    this.lastArrival = 0;
    this.stop = null; // the one menu that Tab reaches; from there the arrows lead on
    scroller.addEventListener("scroll", () => this.scrolled());
    scroller.addEventListener("keydown", (event) => this.walk(event));
    const sizes = new ResizeObserver(() => this.settle());
    sizes.observe(scroller);
    sizes.observe(this.list);
    this.listenToMenus();
  }

  /** Shows the whole chat; what is there already and has not changed is left alone. */
  show(again = false) {
    const { messages } = this.phone;
    this.scroller.setAttribute("aria-busy", "true"); // not read aloud from the beginning
    const { scrollTop } = this.scroller;
    if (again) this.clear();
    for (const id of [...this.items.keys()]) if (!messages.has(id)) this.remove(id);
    for (const message of messages.values()) this.place(message);
    this.scroller.removeAttribute("aria-busy");
    if (!this.following) this.scroller.scrollTop = scrollTop;
    this.settle();
    this.markLast();
  }

  clear() {
    this.items.clear();
    this.drawn.clear();
    this.list.replaceChildren();
  }

  /** A message that is new or changed. */
  put(message, isAnswer) {
    const isNew = !this.items.has(message.message_id);
    if (isNew) this.forgetOldNews();
    this.place(message);
    const item = this.items.get(message.message_id);
    if (!isNew) return isAnswer && item.offsetTop < this.scroller.scrollTop ? this.follow(item) : this.settle();
    this.markLast();
    item.classList.add("arriving");
    if (!message.from_bot) return this.follow();
    if (isAnswer) this.follow(item);
    else if (this.following) this.follow(this.firstNew ?? item);
    this.look();
  }

  /** Messages that come together are read from the first of them; what comes later near the end is seen at once. */
  forgetOldNews() {
    const now = Date.now();
    const { clientHeight } = this.scroller;
    if (now - this.lastArrival > TOGETHER && this.toGo < (this.following ? clientHeight / 2 : 3 * NEAR)) {
      this.firstNew = null;
      this.following = true;
    }
    this.lastArrival = now;
  }

  remove(id) {
    const item = this.items.get(id);
    this.items.delete(id);
    this.drawn.delete(id);
    const rest = [...this.items].find(([, other]) => other === item);
    if (rest) return this.redraw(rest[0]); // the rest of an album
    item?.remove();
    for (const day of this.list.querySelectorAll(".day")) if (!isMessage(day.nextElementSibling)) day.remove();
    this.redrawReplies(id);
    this.markLast();
  }

  // In its place

  place(message) {
    const id = message.message_id;
    const likeness = JSON.stringify(message);
    if (this.drawn.get(id) === likeness) return;
    this.drawn.set(id, likeness);
    this.redraw(id);
  }

  redraw(id) {
    const block = this.blockOf(this.phone.messages.get(id));
    const before = block.map((message) => this.items.get(message.message_id)).find(Boolean);
    const item = bubble(block, this.phone);
    item.dataset.day = this.phone.dayOf(block[0]);
    for (const message of block) this.items.set(message.message_id, item);
    if (before) this.replace(before, item);
    else this.append(item);
  }

  blockOf(message) {
    if (!message.album) return [message];
    return [...this.phone.messages.values()].filter((other) => other.album === message.album);
  }

  /** A changed message stays where it is and keeps the focus. */
  replace(before, item) {
    const focused = before.contains(document.activeElement);
    if (this.firstNew === before) this.firstNew = item;
    before.replaceWith(item);
    if (focused) item.querySelector(".bubble").focus({ preventScroll: true });
    if (before.contains(this.stop)) this.markLast();
  }

  append(item) {
    const { day } = item.dataset;
    if (this.list.lastElementChild?.dataset.day !== day)
      this.list.append(element("li", { class: "day", "data-day": day }, element("span", {}, day)));
    this.list.append(item);
  }

  redrawReplies(id) {
    for (const message of this.phone.messages.values()) if (message.reply_to === id) this.redraw(message.message_id);
  }

  // Where one looks

  /** To the end, but not past the beginning of this message: there one starts to read. */
  follow(firstNew = null) {
    this.following = true;
    this.firstNew = firstNew;
    this.settle();
  }

  toEnd() {
    this.follow();
    this.scroller.focus({ preventScroll: true });
  }

  /** Something has changed its size, a picture has arrived, the keyboard came or went. */
  settle() {
    const { scroller, firstNew } = this;
    if (this.following) {
      const beginning = firstNew?.isConnected ? firstNew.offsetTop - ROOM : Infinity;
      scroller.scrollTop = Math.min(beginning, scroller.scrollHeight);
      this.standing = scroller.scrollTop;
    }
    this.look();
  }

  scrolled() {
    if (Math.abs(this.scroller.scrollTop - this.standing) < 2) return; // that was us
    this.firstNew = null;
    this.following = this.atEnd;
    this.look();
  }

  get atEnd() {
    return this.toGo < NEAR;
  }

  /** px to the end */
  get toGo() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** The newest message whose beginning is above the lower edge. */
  lastSeen() {
    const edge = this.scroller.scrollTop + this.scroller.clientHeight - NEAR / 2;
    const seen = [...this.items].reverse().find(([, item]) => this.atEnd || item.offsetTop < edge);
    return seen?.[0] ?? 0;
  }

  look() {
    this.phone.noteRead();
    this.countUnseen();
  }

  countUnseen() {
    this.phone.part(".newer").hidden = this.atEnd;
    const badge = this.phone.part(".newer .unread");
    const unseen = [...this.phone.messages.values()].filter((one) => one.from_bot && one.message_id > this.phone.state.read);
    badge.textContent = unseen.length || "";
    badge.hidden = !unseen.length;
  }

  goTo(id) {
    const item = this.items.get(id);
    if (!item) return this.phone.toast(this.phone.t("gone"));
    this.following = false;
    const centre = () => item.scrollIntoView({ block: "center" });
    centre();
    requestAnimationFrame(() => requestAnimationFrame(centre)); // by then what is on the way has its real size
    item.classList.remove("found");
    requestAnimationFrame(() => item.classList.add("found"));
    item.querySelector(".bubble").focus({ preventScroll: true });
  }

  // Menus, by mouse, finger and keyboard

  listenToMenus() {
    this.list.addEventListener("contextmenu", (event) => this.menuAt(event, event.target));
    this.list.addEventListener("click", (event) => {
      if (event.pointerType === "touch" && !String(getSelection())) this.menuAt(event, event.target);
    });
  }

  menuAt(event, touched) {
    if (touched.closest("a, button, input, label, video, audio, .spoiler, .row")) return;
    const item = touched.closest(".bubble")?.closest(".message:not(.service)");
    if (!item) return;
    event.preventDefault();
    const tile = touched.closest(".attachment")?.dataset.message;
    const message = this.phone.messages.get(Number(tile ?? item.dataset.message));
    this.phone.openMenu(message, item.querySelector(".menu-button"));
  }

  walk(event) {
    const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    const here = event.target.closest(".message");
    if (!step || !here || !event.target.matches(".menu-button, .bubble")) return;
    event.preventDefault();
    let there = here[step];
    while (there && !there.querySelector(".menu-button")) there = there[step];
    there?.querySelector(".menu-button").focus();
  }

  markLast() {
    let last = this.list.lastElementChild;
    while (last && !last.querySelector(".menu-button")) last = last.previousElementSibling;
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = last?.querySelector(".menu-button");
    if (this.stop) this.stop.tabIndex = 0;
  }
}

const isMessage = (item) => item?.classList.contains("message");
