// The words of the sandbox's own page, which is not the bot: in the visitor's language, or in that of a phone.

import { fillWords } from "./element.js";
import { forGood } from "./memory.js";
import { EN } from "./texts_en.js";
import { ID } from "./texts_id.js";

const TEXTS = { id: { ...ID }, en: { ...EN } };

let language = forGood.recall("language") === "en" ? "en" : "id";

/** The words for the visitor: `{name}` in a text stands for `values.name`. */
export const t = (key, values) => word(language, key, values);
/** The work of a person; that of the demo in the visitor's language, a trainer's own words as they are. */
export const roleWord = ({ role }) => (role ? (TEXTS[language][`role.${role}`] ?? role) : t("citizen"));
export const currentLanguage = () => language;

/** The words of a phone: Indonesian if that is its language, English for all others. */
export const wordsOfPhone = (code) => (key, values) => word(languageOfPhone(code), key, values);
export const languageOfPhone = (code) => (code === "id" ? "id" : "en");

export function switchLanguage() {
  language = language === "id" ? "en" : "id";
  forGood.keep("language", language);
}

/** Words that another module brings along; those in a list or an object are called `outer.inner`. */
export function addTexts(texts) {
  for (const [spoken, words] of Object.entries(texts)) lay(TEXTS[spoken], words, "");
}

function lay(into, words, start) {
  for (const [name, text] of Object.entries(words)) {
    if (typeof text === "string") into[start + name] = text;
    else lay(into, text, `${start}${name}.`);
  }
}

export const translate = (root) => fillWords(root, t);

function word(spoken, key, values = {}) {
  const text = TEXTS[spoken][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
