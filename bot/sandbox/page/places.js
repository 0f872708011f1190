// Where people are: the languages and clocks a phone may have, and the places it may say it is at.

import { element } from "./element.js";
import { world } from "./world.js";

export const OFFICE = "Asia/Makassar"; // whose clock the trainer sees

const DAY = 86_400; // seconds
const [EVENING, MORNING] = [21 * 3600, 6 * 3600]; // between them the bot wakes nobody
const AIR = 300; // seconds after six

const LANGUAGES = { id: "Bahasa Indonesia", en: "English" };

const ZONES = {
  // -> a name, or the country whose name everybody has in their language
  "Asia/Jakarta": "Jakarta (WIB)",
  "Asia/Makassar": "Lombok (WITA)",
  "Asia/Jayapura": "Papua (WIT)",
  "Asia/Kuala_Lumpur": "MY",
  "Asia/Singapore": "SG",
  "Asia/Hong_Kong": "HK",
  "Asia/Taipei": "TW",
  "Asia/Seoul": "KR",
  "Asia/Tokyo": "JP",
  "Asia/Riyadh": "SA",
  "Asia/Dubai": "AE",
};

export const PLACES = {
  Lombok: [-8.65, 116.32],
  Jakarta: [-6.2, 106.82],
  "Kuala Lumpur": [3.14, 101.69],
  "Hong Kong": [22.3, 114.17],
  Taipei: [25.03, 121.56],
  Riyadh: [24.71, 46.68],
};

/** What people call this zone; one that is not in the table by its own name. */
function zoneName(zone, language) {
  const name = ZONES[zone] ?? zone.split("/").at(-1).replaceAll("_", " ");
  return /^[A-Z]{2}$/.test(name) ? new Intl.DisplayNames(language, { type: "region" }).of(name) : name;
}

/** The time there in words; where a browser does not know the zone, it is UTC. */
export function clockOf(zone, language, parts) {
  try {
    return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone });
  } catch {
    return clockOf("UTC", language, parts);
  }
}

export function isNight(zone) {
  const now = secondOfDay(zone);
  return now >= EVENING || now < MORNING;
}

/** Seconds until it is 06.05 there. */
export const untilMorning = (zone) => (MORNING + AIR - secondOfDay(zone) + DAY) % DAY;

function secondOfDay(zone) {
  const [hours, minutes, seconds] = clockOf(zone, "en-GB", { timeStyle: "medium" }).format(world.now()).split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** The short sign of this zone: WITA, GMT+3. */
export function zoneMark(zone, language) {
  const parts = clockOf(zone, language, { timeZoneName: "short" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName").value;
}

/** Fills the two lists of a form, with what this person has chosen. */
export function offerChoices(form, { language_code, zone }, language) {
  const languages = { ...(language_code ? { [language_code]: language_code } : {}), ...LANGUAGES };
  const zones = [...new Set([...Object.keys(ZONES), zone])].filter(Boolean);
  offer(form.querySelector('[name="language_code"]'), Object.entries(languages), language_code);
  offer(
    form.querySelector('[name="zone"]'),
    zones.map((one) => [one, zoneName(one, language)]),
    zone,
  );
}

function offer(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, name]) => element("option", { value }, name)));
  if (chosen) select.value = chosen;
}

/** The place that lies here, if it is one of ours. */
export const placeAt = ({ latitude, longitude }) =>
  Object.keys(PLACES).find((name) => near(PLACES[name][0], latitude) && near(PLACES[name][1], longitude));

const near = (one, other) => Math.abs(one - other) < 0.2;
