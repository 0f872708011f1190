// The drawer's clock, which only moves forward, and the way back: everything begins anew.

import { button, element } from "./element.js";
import { clockOf, OFFICE, untilMorning } from "./places.js";
import { section } from "./trainer_trouble.js";
import { currentLanguage, t } from "./texts.js";

const HOUR = 3600;
const JUMPS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR };
const WHOLE = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };

export function clockSection(drawer) {
  const now = element("p", { class: "now" });
  const ahead = element("p", { class: "hint" });
  const when = element("p", { class: "hint", id: "trainer-deadline" });
  const jumps = Object.entries(JUMPS).map(([name, seconds]) => jump({ seconds }, "", { "data-text": `trainer.${name}` }));
  const morning = jump(() => ({ seconds: untilMorning(OFFICE) }), "", { "data-text": "trainer.toMorning" });
  const deadline = jump({ to: "deadline" }, "", { class: "deadline", "data-text": "trainer.toDeadline", "aria-describedby": when.id });
  let offset = 0; // ms between this computer's clock and the world's
  let ticking = null;

  function jump(told, label, properties) {
    return button((event) => once(event.currentTarget, () => drawer.tells("jump", typeof told === "function" ? told() : told)), label, properties);
  }

  function tick() {
    now.textContent = inWords(Date.now() + offset);
  }

  function show({ clock }) {
    offset = clock.now * 1000 - Date.now();
    ahead.textContent = clock.ahead > 0 ? t("trainer.ahead", { time: span(clock.ahead) }) : t("trainer.onTime");
    deadline.disabled = clock.deadline === null;
    when.textContent = clock.deadline === null ? t("trainer.noDeadline") : inWords(clock.deadline * 1000);
    tick();
  }

  const root = section("clock", now, ahead, element("div", { class: "jumps" }, jumps), morning, deadline, when);
  const open = () => (ticking ??= setInterval(tick, 1000));
  const shut = () => (ticking = clearInterval(ticking) ?? null);
  return { root, show, open, shut };
}

export function freshSection(drawer) {
  const state = element("p", { class: "hint", role: "status" });
  const begin = button(() => sure.showModal(), "", { "data-text": "trainer.fresh.0", class: "fresh" });
  const sure = element(
    "dialog",
    { "aria-labelledby": "trainer-sure", close: () => sure.returnValue === "yes" && once(begin, reset) },
    element("p", { id: "trainer-sure", "data-text": "trainer.sure" }),
    element(
      "form",
      { method: "dialog" },
      element("button", { value: "no", "data-text": "trainer.no" }),
      element("button", { value: "yes", class: "danger", "data-text": "trainer.yes" }),
    ),
  );
  sure.addEventListener("keydown", (event) => event.stopPropagation()); // its Escape is not the drawer's

  async function reset() {
    sure.returnValue = "";
    state.textContent = t("trainer.beginning");
    const done = await drawer.tells("reset");
    state.textContent = done ? t("trainer.begun") : "";
  }

  const root = section("fresh", begin, state, sure);
  root.open = false;
  return { root, show() {} };
}

/** A second tap while the first one is on its way does nothing. */
async function once(tapped, deed) {
  if (tapped.getAttribute("aria-busy")) return;
  tapped.setAttribute("aria-busy", "true");
  await deed();
  tapped.removeAttribute("aria-busy");
}

const inWords = (moment) => clockOf(OFFICE, currentLanguage() === "id" ? "id-ID" : "en-GB", WHOLE).format(moment);

function span(seconds) {
  const [days, hours, minutes] = [seconds / JUMPS.day, (seconds % JUMPS.day) / HOUR, (seconds % HOUR) / 60].map(Math.floor);
  const parts = [days && unit("day", days), hours && unit("hour", hours)].filter(Boolean);
  return parts.join(" ") || unit("minute", minutes);
}

const unit = (name, n) => new Intl.NumberFormat(currentLanguage(), { style: "unit", unit: name, unitDisplay: "long" }).format(n);
