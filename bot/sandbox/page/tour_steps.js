// The tours as data: on whose phone, what to tap or write there, and which answer of the bot ends the step.
//
// who     the phone            press   the button below a message, by its data ("*": anything)
// key     how the label of a button of the lower keyboard begins
// write   words to send: the key of a text
// fill    answers to a form, by field: an option, or the key of a text; the visitor may leave them to the tour
// show    a button to look at  until   a button of the awaited answer ("*": any answer); without it a step is only read
// without a button that the awaited answer does not have
// missing what is said while the button to look at is not there yet
// What is said at a step is the text "tour.<tour>.steps.<number>", from 0.

export const SKIP = "skip"; // the answer to a question that may stay open

const SITI = 800000001;
const BUDI = 800000002;
const RATNA = 800000003;
const MADE = 800000004;

export const NAMES = { [SITI]: "Siti", [BUDI]: "Budi", [RATNA]: "Ratna", [MADE]: "Made" };

export const TOURS = {
  ask: [
    { who: SITI, write: "tour.ask.question", until: "ask.*" },
    { who: SITI, press: "ask.topic:*", until: "ask.helped:*" },
    { who: SITI, press: "ask.helped:*", until: "*" },
    { who: SITI },
  ],
  report: [
    { who: SITI, key: "📣", until: "form.choose:*:way:tell" },
    { who: SITI, press: "form.choose:*:way:tell", until: "form.cancel:*:story" },
    { who: SITI, write: "tour.report.story", until: "form.done:*:story" },
    { who: SITI, press: "form.done:*:story", until: "form.cancel:*:country" },
    { who: SITI, fill: { country: "MY", outcome: "money", accused: "no", village: "no", evidence: SKIP }, until: "form.send:*" },
    { who: SITI, press: "form.send:*", until: "*" },
    { who: MADE, press: "complaint.take:*", until: "complaint.open:*", without: "complaint.take:*" },
    { who: MADE, press: "complaint.open:*", until: "complaint.reply:*" },
    { who: MADE, press: "complaint.reply:*", until: "form.cancel:*:words" },
    { who: MADE, fill: { words: "tour.report.reply" }, until: "form.send:*" },
    { who: MADE, press: "form.send:*", until: "*" },
    { who: SITI, press: "complaint.look:*", until: "complaint.answer:*" },
    { who: SITI },
  ],
  announce: [
    { who: BUDI, write: "tour.announce.command", until: "form.cancel:*:body" },
    { who: BUDI, write: "tour.announce.body", until: "form.send:*" },
    { who: BUDI, press: "form.send:*", until: "announcement.copy:*" },
    { who: SITI, show: "mute:announcement", missing: "tour.announce.night" },
    { who: BUDI, show: "announcement.copy:*" },
  ],
  job: [
    { who: RATNA, write: "tour.job.command", until: "form.cancel:*:scheme" },
    {
      who: RATNA,
      fill: {
        scheme: "g_to_g",
        notice: "tour.job.notice",
        country: "TW",
        sector: "factory",
        position: "tour.job.position",
        quota: "20",
        wage: "28590 TWD",
        cost: "free",
        requirements: "tour.job.requirements",
        closing: "90 hari lagi",
        how: SKIP,
      },
      until: "form.send:*",
    },
    { who: RATNA, press: "form.send:*", until: "job_order.withdraw:*" },
    { who: MADE, press: "job_order.check:*", until: "job_order.confirm:*" },
    { who: MADE, press: "job_order.confirm:*", until: "*" },
    { who: SITI, key: "💼", until: "job_order.show:*" },
    { who: SITI, press: "job_order.show:*", until: "complaint.job_order:*" },
    { who: SITI, show: "complaint.job_order:*" },
  ],
};

/** Whether a button's data is as the pattern says; in a pattern "*" stands for anything, and only once. */
export function fits(pattern, data = "") {
  const [head, tail] = pattern.split("*");
  return tail === undefined ? data === head : data.startsWith(head) && data.endsWith(tail);
}

/** Whether this message is the answer that the step waits for. */
export function ends(step, message) {
  if (!step.until || !message.from_bot || message.chat_id !== step.who) return false;
  const has = (pattern) => message.buttons.flat().some((one) => fits(pattern, one.callback_data));
  return (step.until === "*" || has(step.until)) && !(step.without && has(step.without));
}
