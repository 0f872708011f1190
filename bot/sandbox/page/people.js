// The list of people, and the form for a new one.

import { summary } from "./bubble.js";
import { element } from "./element.js";
import { clockOf, offerChoices } from "./places.js";
import { stage } from "./stage.js";
import { currentLanguage, roleWord, t } from "./texts.js";
import { ask, tell, world } from "./world.js";

const NAMES = "Wati Joko Sri Agus Rina Hendra Lestari Rizal Yuni Bayu Indah Dedi Fitri Eko Ayu Rahmat Dian Wahyu Mega Slamet Tuti Arif Ningsih Gilang".split(" ");
const SOON = 600; // ms in which a phone that is looked at says that the message has been read
const PAUSE = 300; // ms in which several reasons to read the list become one

const list = document.getElementById("list");
const form = document.getElementById("new-person");
const people = new Map();
const times = new Map();
let reading = null;
let heardSince = false; // something while the list was being read

export const everybody = () => [...people.values()];

export function startPeople() {
  form.addEventListener("submit", addPerson);
  form.elements.first_name.addEventListener("input", nameButton);
  list.addEventListener("click", choose);
  for (const [kind, change] of Object.entries(CHANGES)) world.on(kind, (details) => hear(change, details));
  world.on("open", readPeople);
  addEventListener("stage", showPeople);
  speakPeople();
}

/** The visitor has chosen another language. */
export function speakPeople() {
  times.clear();
  offerChoices(
    form,
    { language_code: form.elements.language_code.value || "id", zone: form.elements.zone.value || "Asia/Makassar" },
    currentLanguage(),
  );
  nameButton();
  showPeople();
}

export async function readPeople() {
  clearTimeout(reading);
  heardSince = false;
  const told = await ask("/sandbox/people").catch(() => null);
  if (!told) return; // the next "open" brings it
  if (heardSince) readSoon(); // what was told may not know of it
  world.setClock(told.clock);
  people.clear();
  for (const person of told.people) people.set(person.id, person);
  if (!form.elements.first_name.value) offerName();
  showPeople();
  dispatchEvent(new CustomEvent("people"));
}

function readSoon() {
  clearTimeout(reading);
  reading = setTimeout(readPeople, PAUSE);
}

// What the sandbox tells

function hear(change, details) {
  heardSince = true;
  change(details);
}

const CHANGES = {
  message({ chat_id: id, ...message }) {
    const person = people.get(id);
    if (!person) return id > 0 && readSoon();
    const isNew = !person.last || message.message_id > person.last.message_id;
    if (isNew && message.from_bot) person.unread += 1;
    if (isNew || message.message_id === person.last.message_id) person.last = message;
    if (stage.phones().get(id)?.watched) setTimeout(() => showEntry(person), SOON);
    else showEntry(person);
  },
  read({ chat_id: id, message_id }) {
    const person = people.get(id);
    if (person?.last?.message_id > message_id) return readSoon();
    if (person) showEntry(Object.assign(person, { unread: 0 }));
  },
  bot({ chat_id: id, status }) {
    const person = people.get(id);
    if (person) showEntry(Object.assign(person, { blocked: status === "kicked" }));
  },
  person({ person }) {
    people.set(person.id, person);
    showPeople();
  },
  deleted: readSoon,
};

// What is seen

function showPeople() {
  const entries = new Map(
    [...list.querySelectorAll("[data-person]")].map((entry) => [Number(entry.dataset.person), entry.parentElement]),
  );
  for (const [id, entry] of entries) if (!people.has(id)) entry.remove();
  list.querySelector(".nobody")?.remove();
  for (const person of people.values()) {
    const entry =
      entries.get(person.id) ?? element("li", {}, element("a", { href: `#${person.id}`, "data-person": person.id }));
    list.append(entry);
    showEntry(person);
  }
  if (!people.size) list.append(element("li", { class: "nobody hint" }, t("nobody")));
}

function showEntry(person) {
  const entry = list.querySelector(`[data-person="${person.id}"]`);
  if (!entry) return showPeople();
  const { name, place, unread, last, blocked, id } = person;
  const open = stage.isOpen(id);
  entry.classList.toggle("open", open);
  if (open) entry.setAttribute("aria-current", "true");
  else entry.removeAttribute("aria-current");
  entry.replaceChildren(
    element("span", { class: "avatar", "aria-hidden": "true", "data-shade": id % 6 }, [...name][0]),
    element(
      "span",
      { class: "who" },
      element("strong", {}, name),
      element("small", {}, [roleWord(person), place].filter(Boolean).join(" · ")),
      element("small", { class: "last" }, blocked ? t("blockedByThem") : lastOf(last)),
    ),
    element(
      "span",
      { class: "side" },
      element("small", {}, last ? timeOf(last, person) : ""),
      unread ? element("span", { class: "unread", "aria-label": t("unread", { count: unread }) }, unread) : "",
    ),
  );
  stage.phones().get(id)?.showUnread(unread);
  showTotal();
}

function lastOf(last) {
  if (!last) return t("nothingYet");
  return last.from_bot ? summary(last, t) : `${t("you")}: ${summary(last, t)}`;
}

/** The clock of that person's phone. */
function timeOf(message, { zone }) {
  if (!times.has(zone))
    times.set(
      zone,
      clockOf(zone, currentLanguage(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    );
  return times.get(zone).format(message.date * 1000);
}

function showTotal() {
  const total = everybody().reduce((sum, { unread }) => sum + unread, 0);
  document.title = total ? `(${total}) ${t("banner")}` : t("banner");
  for (const phone of stage.phones().values()) {
    const elsewhere = total - (people.get(phone.id)?.unread ?? 0);
    phone.part(".back").dataset.unread = elsewhere || "";
  }
}

// What fingers do

function choose(event) {
  const entry = event.target.closest("[data-person]");
  if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  stage.toggle(Number(entry.dataset.person));
}

async function addPerson(event) {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(form));
  const person = await tell("/sandbox/people", given).catch(() => null);
  if (!person) return;
  people.set(person.id, person);
  form.querySelector("details").open = false;
  offerName();
  stage.open(person.id);
}

/** A name that nobody here has yet. */
function offerName() {
  const taken = new Set(everybody().map(({ name }) => name));
  const free = NAMES.filter((name) => !taken.has(name));
  const names = free.length ? free : NAMES;
  form.elements.first_name.value = names[Math.floor(Math.random() * names.length)];
  nameButton();
}

function nameButton() {
  const name = form.elements.first_name.value.trim();
  form.querySelector(".quick span").textContent = t("addPerson", { name });
}
