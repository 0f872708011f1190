// How elements are made here: children that are strings become text, so nothing written by people is ever HTML.

const SVG = "http://www.w3.org/2000/svg";

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const button = (click, label, properties = {}) =>
  element("button", { type: "button", click, ...properties }, label);

/** A picture of icons.svg; what it means is said by the label beside it. */
export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  const used = document.createElementNS(SVG, "use");
  used.setAttribute("href", `/page/icons.svg#${name}`);
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(used);
  return drawn;
}

/** A button that shows only a picture. */
export const iconButton = (click, name, label, properties = {}) =>
  button(click, icon(name), { "aria-label": label, title: label, ...properties });

/** Puts the picture before everything below `root` that names one. */
export function fillIcons(root) {
  for (const node of root.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
}

/** Fills in the words of everything below `root` that asks for them. */
export function fillWords(root, word) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = word(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    node.title = word(node.dataset.label);
  }
}

/** The link if a browser may follow it, with the scheme that Telegram lets people leave out. */
export function safeLink(url) {
  if (/^(https?|tg):\/\//i.test(url)) return url;
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url) ? "about:blank" : `http://${url}`;
}
