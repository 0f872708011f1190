// The page: a list of people, or the phone of the one whose number stands behind # in the address.

import { element } from "./element.js";
import { ask, Phone, tell } from "./phone.js";
import { currentLanguage, switchLanguage, t, translate } from "./texts.js";

const people = document.getElementById("people");
const phones = document.getElementById("phones");
let phone = null;

addEventListener("hashchange", show);
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
  if (id) phone = new Phone(id, phones);
  else await showPeople();
}

async function showPeople() {
  const listed = (await ask("/sandbox/people")).people;
  const entries = listed.map(({ id, name, role, place }) =>
    element("li", {}, element("a", { href: `#${id}` }, name, element("small", {}, [role, place].filter(Boolean).join(" · ")))),
  );
  document.getElementById("list").replaceChildren(...(entries.length ? entries : [element("li", {}, t("nobody"))]));
}

async function addPerson(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const person = await tell("/sandbox/people", Object.fromEntries(new FormData(form)));
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
