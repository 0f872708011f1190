// Which phones are open: their numbers stand behind # in the address, several side by side where there is room.

import { Phone } from "./phone.js";

const NARROW = matchMedia("(max-width: 44em)");

const place = document.getElementById("phones");
const open = new Map();

export const isOfficer = ({ works }) => works;

export const stage = {
  phones: () => open,
  isOpen: (id) => open.has(Number(id)),
  isNarrow: () => NARROW.matches,
  open: (id) => go(NARROW.matches ? [id] : [...addressed(), id]),
  close: (id) => go(addressed().filter((one) => one !== Number(id))),
  toggle: (id) => (stage.isOpen(id) ? stage.close(id) : stage.open(id)),
  /** Opens these and no others. */
  show: go,
  start() {
    addEventListener("hashchange", follow);
    NARROW.addEventListener("change", follow);
    follow();
  },
};

function addressed() {
  const numbers = location.hash.slice(1).split(",").map(Number);
  return [...new Set(numbers.filter((id) => id > 0))];
}

function go(ids) {
  const wanted = [...new Set(ids.map(Number))].join(",");
  if (`#${wanted}` !== (location.hash || "#")) location.hash = wanted; // a step that the browser's "back" undoes
  follow();
}

/** Where there is room for one, it is the one that was opened last. */
function follow() {
  const wanted = NARROW.matches ? addressed().slice(-1) : addressed();
  if (wanted.join() === [...open.keys()].join() && document.body.dataset.phones) return;
  for (const id of [...open.keys()]) if (!wanted.includes(id)) shut(id);
  for (const id of wanted) if (!open.has(id)) open.set(id, new Phone(id, place, PLACING));
  document.body.dataset.phones = open.size;
  dispatchEvent(new CustomEvent("stage"));
}

function shut(id) {
  const hadFocus = open.get(id).root.contains(document.activeElement);
  open.get(id).close();
  open.delete(id);
  const back = () => document.querySelector(`#list [data-person="${id}"]`)?.focus();
  if (hadFocus) setTimeout(back); // when the list is seen again
}

const PLACING = {
  settled(phone) {
    stand(phone);
    if (phone.id === addressed().at(-1)) enter(phone);
  },
  gone: (phone) => stage.close(phone.id),
};

/** Officers stand on the left. */
function stand(phone) {
  phone.root.classList.toggle("officer", isOfficer(phone.person));
  if (isOfficer(phone.person)) place.insertBefore(phone.root, place.querySelector(".phone:not(.officer)"));
}

/** Where it hides the list, it gets the focus that was there. */
function enter(phone) {
  if (NARROW.matches) phone.root.focus({ preventScroll: true });
  else phone.root.scrollIntoView({ inline: "nearest", block: "nearest" });
}
