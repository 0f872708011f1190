// Points at one thing on the page: a ring that follows it, and an arrow at the edge of a chat while it is out of sight.

import { element } from "./element.js";

const EDGE = 44; // px, the height of the arrow at the edge
const AIR = 4; // px between the thing and the ring

export class Pointer {
  constructor() {
    this.ring = element("div", { class: "tour-ring", "aria-hidden": "true", hidden: true });
    document.body.append(this.ring);
  }

  /** `target` may be null. The ring takes no focus and no taps. */
  at(target) {
    const place = target && placeOf(target);
    this.ring.hidden = !place || covered(place);
    if (this.ring.hidden) return;
    const { left, top, width, height, side } = place;
    Object.assign(this.ring.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.ring.dataset.side = side;
  }
}

function placeOf(target) {
  const { left, top, right, bottom } = target.getBoundingClientRect();
  const chat = target.closest(".messages")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  const across = { left: left - AIR, width: right - left + 2 * AIR };
  if (top > chat.bottom - EDGE / 2) return { ...across, top: chat.bottom - EDGE, height: EDGE, side: "below" };
  if (bottom < chat.top + EDGE / 2) return { ...across, top: chat.top, height: EDGE, side: "above" };
  const from = Math.max(top - AIR, chat.top);
  return { ...across, top: from, height: Math.min(bottom + AIR, chat.bottom) - from, side: "" };
}

/** Something lies over it: a drawer, a dialog. */
function covered({ left, top, width, height }) {
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return !there?.closest(".phone");
}
