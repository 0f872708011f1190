// The small windows before the page: a question, a choice, a menu, a picture in full.

import { button, element, iconButton } from "./element.js";

/** A question with buttons; answers with the value of the one that was tapped, or null. `choices`: [label, value]. */
export function choose(question, choices, cancel, properties = {}) {
  return new Promise((resolve) => {
    const answered = (value) => () => {
      resolve(value);
      box.close();
    };
    const offered = choices.map(([label, value, more = {}]) => button(answered(value), label, more));
    const buttons = element(
      "div",
      { class: "choices" },
      offered,
      cancel ? button(answered(null), cancel, { class: "quiet-button" }) : "",
    );
    const box = element(
      "dialog",
      { class: "choice", "aria-label": question, ...properties },
      cancel ? element("p", {}, question) : "",
      buttons,
    );
    box.addEventListener("close", () => resolve(null));
    show(box);
  });
}

/** A menu beside what it belongs to; on a narrow page it lies at the bottom. */
export async function menu(beside, label, choices) {
  const chosen = choose(label, choices, null, { class: "menu" });
  const box = document.body.lastElementChild;
  const { left, right, top, bottom } = beside.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const x = Math.min(right - width < 8 ? left : right - width, innerWidth - width - 8);
  const y = bottom + height > innerHeight - 8 ? top - height : bottom;
  box.style.setProperty("--x", `${Math.max(8, x)}px`);
  box.style.setProperty("--y", `${Math.max(8, y)}px`);
  return chosen;
}

export function enlarge(source, close) {
  const box = element(
    "dialog",
    { class: "viewer", click: () => box.close() },
    element("img", { src: source, alt: "" }),
  );
  box.append(iconButton(() => box.close(), "close", close));
  show(box);
}

/** Until it is closed: by a button, by Escape, by a tap beside it. The browser brings the focus back. */
function show(box) {
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}
