// The tours as data: on whose phone, what to tap or write there, and which answer of the bot ends the step.
//
// who     whose part           press   the button below a message, by its data ("*": anything)
// key     how the label of a button of the lower keyboard begins
// write   words to send: the key of a text
// fill    answers to a form, by field: an option, or the key of a text; the visitor may leave them to the tour
// show    a button to look at  until   a button of the awaited answer ("*": any answer); without it a step is only read
// without a button that the awaited answer does not have
// waits   what comes here waits for the morning, if it is night
// What is said at a step is the text "tour.<tour>.steps.<number>", from 0.

export const SKIP = "skip"; // the answer to a question that may stay open

export const TOURS = {
  ask: [
    { who: "siti", write: "tour.ask.question", until: "ask.*" },
    { who: "siti", press: "ask.topic:*", until: "ask.helped:*" },
    { who: "siti", press: "ask.helped:*", until: "*" },
    { who: "siti" },
  ],
  report: [
    { who: "siti", key: "📣", until: "form.choose:*:way:tell" },
    { who: "siti", press: "form.choose:*:way:tell", until: "form.cancel:*:story" },
    { who: "siti", write: "tour.report.story", until: "form.done:*:story" },
    { who: "siti", press: "form.done:*:story", until: "form.cancel:*:country" },
    { who: "siti", fill: { country: "MY", outcome: "money", accused: "no", village: "no", evidence: SKIP }, until: "form.send:*" },
    { who: "siti", press: "form.send:*", until: "*" },
    { who: "made", press: "complaint.take:*", waits: true, until: "complaint.open:*", without: "complaint.take:*" },
    { who: "made", press: "complaint.open:*", until: "complaint.reply:*" },
    { who: "made", press: "complaint.reply:*", until: "form.cancel:*:words" },
    { who: "made", fill: { words: "tour.report.reply" }, until: "form.send:*" },
    { who: "made", press: "form.send:*", until: "*" },
    { who: "siti", press: "complaint.look:*", waits: true, until: "complaint.answer:*" },
    { who: "siti" },
  ],
  announce: [
    { who: "budi", write: "tour.announce.command", until: "form.cancel:*:body" },
    { who: "budi", write: "tour.announce.body", until: "form.send:*" },
    { who: "budi", press: "form.send:*", until: "announcement.copy:*" },
    { who: "siti", show: "mute:announcement", waits: true },
    { who: "budi", show: "announcement.copy:*" },
  ],
  job: [
    { who: "ratna", write: "tour.job.command", until: "form.cancel:*:scheme" },
    {
      who: "ratna",
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
    { who: "ratna", press: "form.send:*", until: "job_order.withdraw:*" },
    { who: "made", press: "job_order.check:*", waits: true, until: "job_order.confirm:*" },
    { who: "made", press: "job_order.confirm:*", until: "*" },
    { who: "siti", key: "💼", until: "job_order.show:*" },
    { who: "siti", press: "job_order.show:*", until: "complaint.job_order:*" },
    { who: "siti", show: "complaint.job_order:*" },
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
