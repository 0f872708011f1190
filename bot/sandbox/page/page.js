// The page: a list of people, or the phone of the one whose number stands behind # in the address.

import { element } from "./element.js";
import { ask, PAUSE, Phone, tell } from "./phone.js";
import { currentLanguage, switchLanguage, t, translate } from "./texts.js";

const people = document.getElementById("people");
const phones = document.getElementById("phones");
let phone = null;

addEventListener("hashchange", show);
document.addEventListener("visibilitychange", () => (document.hidden ? phone?.rest() : phone?.listenToNews()));
document.getElementById("language").addEventListener("click", changeLanguage);
document.getElementById("new-person").addEventListener("submit", addPerson);
changeWords();
show();

async function show() {
  const id = Number(location.hash.slice(1));
  phone?.close();
  phone = null;
  people.hidden = Boolean(id);
  phones.hidden = !id;
  document.title = t("banner");
  if (id) phone = new Phone(id, phones);
  else await showPeople();
}

async function showPeople() {
  const listed = await ask("/sandbox/people").catch(() => null);
  if (!listed) setTimeout(() => phone || showPeople(), PAUSE);
  const hint = listed ? t("nobody") : t("offline");
  const entries = listed?.people.map(entry) ?? [];
  document.getElementById("list").replaceChildren(...(entries.length ? entries : [element("li", {}, hint)]));
}

function entry({ id, name, role, place }) {
  const works = element("small", {}, [role, place].filter(Boolean).join(" · "));
  return element("li", {}, element("a", { href: `#${id}` }, name, works));
}

async function addPerson(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const person = await tell("/sandbox/people", Object.fromEntries(new FormData(form))).catch(() => null);
  if (!person) return showPeople(); // it says what is wrong
  form.reset();
  location.hash = person.id;
}

function changeLanguage() {
  switchLanguage();
  changeWords();
  if (!phone) showPeople();
}

function changeWords() {
  document.documentElement.lang = currentLanguage();
  document.title = t("banner");
  translate(document);
  phone?.translate();
}
