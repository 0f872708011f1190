// The page: the banner, the people, the phones, and the rooms beside them.

import { button, fillIcons } from "./element.js";
import { forNow } from "./memory.js";
import { everybody, readPeople, speakPeople, startPeople } from "./people.js";
import { isOfficer, stage } from "./stage.js";
import { currentLanguage, roleWord, switchLanguage, t, translate } from "./texts.js";
import { mountTour } from "./tour.js";
import { mountTrainer } from "./trainer.js";
import { connect, world } from "./world.js";

const offline = document.querySelector(".offline");
const phones = document.getElementById("phones");

document.getElementById("language").addEventListener("click", changeLanguage);
world.on("lost", () => (offline.textContent = t("offline")));
world.on("open", () => (offline.textContent = ""));
world.on("reset", beginAnew);
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault()); // it would leave the page
addEventListener("stage", showWelcome);
addEventListener("people", showWelcome);
fillIcons(document);
speak();
startPeople();
stage.start();
mountTrainer(document.getElementById("trainer"));
mountTour(document.getElementById("tour"));
connect();

/** The phones of those who are not there any more are closed, the others begin empty. */
async function beginAnew() {
  forNow.forget("draft:");
  await readPeople();
  const there = new Set(everybody().map(({ id }) => id));
  for (const phone of [...stage.phones().values()]) {
    if (there.has(phone.id)) phone.begin();
    else stage.close(phone.id);
  }
}

function changeLanguage() {
  switchLanguage();
  speak();
  speakPeople();
  showWelcome();
  dispatchEvent(new CustomEvent("language"));
}

function speak() {
  document.documentElement.lang = currentLanguage();
  document.getElementById("language").lang = currentLanguage() === "id" ? "en" : "id";
  document.title = t("banner");
  if (offline.textContent) offline.textContent = t("offline");
  translate(document);
  for (const phone of stage.phones().values()) phone.translate();
}

/** While no phone is open: where to begin. */
function showWelcome() {
  phones.querySelector(".welcome")?.remove();
  if (stage.phones().size) return;
  const card = document.getElementById("welcome").content.firstElementChild.cloneNode(true);
  translate(card);
  card.querySelector(".suggestions").append(...suggestions());
  phones.append(card);
}

function suggestions() {
  const citizen = everybody().find((person) => !isOfficer(person));
  const officer = everybody().find((person) => isOfficer(person) && person.place === citizen?.place);
  const one = (person) =>
    button(() => stage.show([person.id]), t("openOne", { name: person.name, role: roleWord(person) }));
  if (!citizen || !officer) return [citizen, officer].filter(Boolean).map(one);
  const names = { citizen: citizen.name, officer: officer.name };
  const both = button(() => stage.show([officer.id, citizen.id]), t("openBoth", names), { class: "primary" });
  return stage.isNarrow() ? [one(citizen), one(officer)] : [both, one(citizen), one(officer)];
}
