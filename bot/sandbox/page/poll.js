// A poll or a quiz: what may be chosen, and how the others chose.

import { button, element, icon } from "./element.js";

export function poll(asked, message, phone) {
  const voted = message.voted ?? asked.voted ?? [];
  const over = asked.is_closed || voted.length > 0;
  return element(
    "div",
    { class: "poll" },
    element("strong", {}, asked.question),
    element("small", {}, about(asked, phone)),
    over ? results(asked, voted, phone) : choices(asked, message, phone),
    over && asked.explanation ? element("p", { class: "explanation" }, asked.explanation) : "",
    element("small", {}, phone.t("votes", { count: asked.total_voter_count ?? 0 })),
  );
}

function about(asked, phone) {
  const words = [
    phone.t(asked.type === "quiz" ? "quiz" : "poll"),
    asked.is_anonymous && phone.t("anonymous"),
    asked.allows_multiple_answers && phone.t("severalAnswers"),
    asked.is_closed && phone.t("pollClosed"),
  ];
  return words.filter(Boolean).join(" · ");
}

function choices(asked, message, phone) {
  const vote = (options) => phone.does("votes", { message_id: message.message_id, options });
  if (!asked.allows_multiple_answers)
    return element(
      "div",
      { class: "options", role: "group" },
      asked.options.map((one, index) => button(() => vote([index]), one.text)),
    );
  const boxes = asked.options.map((one, index) =>
    element("label", {}, element("input", { type: "checkbox", value: index }), element("span", {}, one.text)),
  );
  const send = (event) => {
    event.preventDefault();
    const ticked = [...event.currentTarget.querySelectorAll("input:checked")].map((box) => Number(box.value));
    if (ticked.length) vote(ticked);
  };
  return element("form", { class: "options", submit: send }, boxes, element("button", {}, phone.t("vote")));
}

function results(asked, voted, phone) {
  const right = asked.correct_option_ids ?? [asked.correct_option_id];
  const total = Math.max(1, asked.total_voter_count ?? 0);
  const line = (one, index) => {
    const share = Math.round((100 * (one.voter_count ?? 0)) / total);
    const marks = [voted.includes(index) && phone.t("chosen"), right.includes(index) && phone.t("correct")].filter(
      Boolean,
    );
    return element(
      "li",
      { class: right.includes(index) ? "right" : "" },
      element("span", { class: "share" }, `${share}%`),
      element("span", {}, one.text, marks.length ? element("small", {}, icon("check"), marks.join(", ")) : ""),
      element("meter", { min: 0, max: 100, value: share, "aria-hidden": "true" }),
    );
  };
  return element("ul", { class: "results" }, asked.options.map(line));
}
