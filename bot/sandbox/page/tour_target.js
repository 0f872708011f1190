// Where a step points on a phone: at its button, its key, the field to write in, or first at what stands in the way.

import { isNight } from "./places.js";
import { fits } from "./tour_steps.js";

export const NIGHT = "tour.night";

/** {thing, note}: `note` is the key of a word about what has to be done first, or why there is nothing to see yet. */
export function targetOf(step, { root, person }) {
  const start = seen(root.querySelector(".start"));
  if (start) return { thing: start, note: "tour.startFirst" };
  const anew = oldForm(root);
  if (anew) return { thing: anew, note: "tour.anewFirst" };
  if (step.key && !keyed(step.key, root)) return { thing: writing(root), note: "tour.keysFirst" };
  const thing = pressing(step.press ?? step.show, root) ?? keyed(step.key, root) ?? (step.write ? writing(root) : null);
  return { thing, note: !thing && step.waits && isNight(person.zone) ? NIGHT : "" };
}

/** In the latest message that has such a button, the first one. */
function pressing(pattern, root) {
  if (!pattern) return null;
  const fit = [...root.querySelectorAll(".row [data-press]")].filter((one) => fits(pattern, one.dataset.press));
  const message = fit.at(-1)?.closest(".message");
  return seen(fit.find((one) => message.contains(one)));
}

/** The keyboard may be folded away. */
function keyed(key, root) {
  if (!key) return null;
  const keys = [...root.querySelectorAll(".keyboard button")];
  return seen(keys.find((one) => one.textContent.startsWith(key))) ?? seen(root.querySelector(".show-keyboard"));
}

function writing(root) {
  const field = root.querySelector("textarea[name=text]");
  return seen(field?.value.trim() ? root.querySelector(".send") : field);
}

/** The bot asks whether to go on with something half filled in; the tour begins anew. */
function oldForm(root) {
  const latest = [...root.querySelectorAll(".message:not(.mine)")].at(-1);
  return seen(latest?.querySelector('[data-press^="form.anew:"]'));
}

const seen = (thing) => (thing?.getClientRects().length ? thing : null);
