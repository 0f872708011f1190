// How elements are made here: children that are strings become text, so nothing written by people is ever HTML.

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const button = (click, label, properties = {}) =>
  element("button", { type: "button", click, ...properties }, label);

/** The link if a browser may follow it, with the scheme that Telegram lets people leave out. */
export function safeLink(url) {
  if (/^(https?|tg):\/\//i.test(url)) return url;
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url) ? "about:blank" : `http://${url}`;
}
