// Who plays in the tours: the people of the demo, or those of a trainer's list with the same work.

import { everybody } from "./people.js";
import { TOURS } from "./tour_steps.js";

const DEMO = { siti: 800000001, budi: 800000002, ratna: 800000003, made: 800000004 };
const WORK = { budi: /\bdesa\b/i, ratna: /\bP4MI\b/i, made: /\bBP3MI\b/i };

/** Part -> person, where there is one. Siti lives in the village that Budi works for. */
export function cast() {
  const people = everybody();
  const demo = (part) => people.find(({ id }) => id === DEMO[part]);
  const officers = (part) => people.filter(({ works, role }) => works && WORK[part].test(role));
  const citizens = people.filter(({ works }) => !works);
  const served = ({ place }) => officers("budi").some((one) => one.place === place);
  const siti = demo("siti") ?? citizens.find(served) ?? citizens[0];
  const budi = demo("budi") ?? officers("budi").find(({ place }) => place === siti?.place);
  const [ratna, made] = ["ratna", "made"].map((part) => demo(part) ?? officers(part)[0]);
  return Object.fromEntries(Object.entries({ siti, budi, ratna, made }).filter(([, person]) => person));
}

export const isCast = (name, parts = cast()) => TOURS[name].every(({ who }) => who in parts);
