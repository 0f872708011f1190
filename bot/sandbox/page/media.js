// What a message brings besides its text: pictures, recordings, files, contacts, places.

import { button, element, icon, iconButton } from "./element.js";
import { enlarge } from "./dialogs.js";
import { placeAt } from "./places.js";
import { poll } from "./poll.js";

export const KINDS = ["photo", "video", "voice", "audio", "document", "sticker", "contact", "location", "poll"];
const PICTURES = new Set(["photo", "video"]); // in an album they share one grid, all else is a list

export const kindOf = (message) => KINDS.find((kind) => message[kind]);

const SHOWN = {
  photo: (sizes, phone) => photo(sizes.at(-1), phone),
  video: (file, phone) =>
    element("video", {
      src: source(file),
      controls: true,
      preload: "metadata",
      playsinline: true,
      "aria-label": phone.t("video"),
    }),
  sticker: (file, phone) =>
    element("img", { class: "sticker", src: source(file), alt: file.emoji ?? phone.t("sticker") }),
  voice: (file, phone) => player(file, phone.t("voice"), phone),
  audio: (file, phone) => player(file, file.file_name || file.title || phone.t("audio"), phone, true),
  document: (file, phone) => documentCard(file, phone),
  contact: (contact) =>
    card("person", [contact.first_name, contact.last_name].filter(Boolean).join(" "), contact.phone_number),
  location: (location, phone) => map(location, phone),
  poll: (asked, phone, message) => poll(asked, message, phone),
};

/** The files of one message, or of a whole album. */
export function attachments(messages, phone) {
  const shown = messages.filter(kindOf).map((message) => tile(message, phone));
  if (messages.length === 1) return shown;
  const grid = PICTURES.has(kindOf(messages[0]));
  return [element("div", { class: grid ? `grid of-${Math.min(shown.length, 4)}` : "pile" }, shown)];
}

function tile(message, phone) {
  const kind = kindOf(message);
  return element(
    "div",
    { class: `attachment ${kind}-attachment`, "data-message": message.message_id },
    SHOWN[kind](message[kind], phone, message),
  );
}

const source = (file) => `/sandbox/files/${encodeURIComponent(file.file_id)}`;

function photo(file, phone) {
  const open = () => enlarge(source(file), phone.t("close"));
  const picture = element("img", { src: source(file), alt: "", decoding: "async" });
  return button(open, picture, { class: "photo", "aria-label": phone.t("enlarge") });
}

function documentCard(file, phone) {
  const name = file.file_name || phone.t("document");
  const made = card("file", name, size(file.file_size));
  return element(
    "a",
    { class: "file", href: source(file), download: name, "aria-label": phone.t("save", { name }) },
    made,
  );
}

const card = (sign, title, detail) =>
  element(
    "span",
    { class: "card" },
    element("span", { class: "sign" }, icon(sign)),
    element("span", {}, element("strong", {}, title), element("small", {}, detail)),
  );

function map(location, phone) {
  const { latitude, longitude } = location;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return element(
    "span",
    { class: "map" },
    element("span", { class: "ground" }, icon("location")),
    card("location", placeAt(location) ?? phone.t("location"), where),
  );
}

function size(bytes = 0) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// A recording: what a browser shows by itself is too wide for a bubble

function player(file, label, phone, named = false) {
  const sound = element("audio", { src: source(file), preload: "none" });
  const time = element("span", { class: "length" }, clock(file.duration));
  const place = element("input", {
    type: "range",
    min: "0",
    max: "1",
    step: "0.01",
    value: "0",
    "aria-label": phone.t("position"),
  });
  const toggle = iconButton(
    () => (sound.paused ? start(sound, phone) : sound.pause()),
    "play",
    `${phone.t("play")}: ${label}`,
    { class: "play" },
  );
  const show = (sign, word) => {
    toggle.replaceChildren(icon(sign));
    toggle.setAttribute("aria-label", `${phone.t(word)}: ${label}`);
  };
  sound.addEventListener("play", () => show("pause", "pause"));
  for (const end of ["pause", "ended"]) sound.addEventListener(end, () => show("play", "play"));
  sound.addEventListener("timeupdate", () => {
    time.textContent = clock(sound.currentTime);
    place.value = sound.currentTime / length(sound, file);
  });
  place.addEventListener("change", () => (sound.currentTime = place.value * length(sound, file)));
  const title = named ? element("strong", {}, label) : "";
  return element("span", { class: "player" }, toggle, element("span", { class: "track" }, title, place, time), sound);
}

/** A recording of a browser does not say how long it is. */
const length = (sound, file) => (Number.isFinite(sound.duration) ? sound.duration : file.duration) || 1;

async function start(sound, phone) {
  for (const other of document.querySelectorAll("audio")) if (other !== sound) other.pause();
  try {
    await sound.play();
  } catch (error) {
    if (error.name !== "AbortError") phone.toast(phone.t("unplayable")); // aborted: paused before it began
  }
}

export function clock(seconds = 0) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
