// Where people are: the languages and clocks a phone may have, and the places it may say it is at.

import { element } from "./element.js";

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

/** The short sign of this zone: WITA, GMT+3. */
export function zoneMark(zone, language) {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "short" }).formatToParts();
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
