// Fills in a form for the visitor, slowly enough to watch: each answer goes to the question that the bot has just asked.

import { SKIP } from "./tour_steps.js";
import { ask, tell, world } from "./world.js";

const PACE = 900; // ms between an answer of the bot and ours
const PATIENCE = 10_000; // ms for an answer of the bot
const MOST = 30; // answers

/** `word` finds the words of a text; ends when a question comes that `answers` knows nothing of, or when `stopped()`. */
export async function fillIn(id, answers, word, stopped) {
  for (let turn = 0; turn < MOST && !stopped(); turn++) {
    const question = latestQuestion((await ask(`/sandbox/people/${id}`)).messages);
    if (!question || !(question.field in answers)) return;
    const heard = nextMessage(id);
    await reply(id, question, answers[question.field], word);
    await heard;
    await pause(PACE);
  }
}

/** The question of a form says in its buttons' data which field it asks for: form.<act>:<draft>:<field>. */
function latestQuestion(messages) {
  const message = messages.filter((one) => one.from_bot).at(-1);
  const buttons = message?.buttons.flat().filter((one) => one.callback_data?.startsWith("form.")) ?? [];
  if (!buttons.length) return null;
  const [, , field] = buttons[0].callback_data.split(":");
  const press = (start, end) => buttons.find(({ callback_data: data }) => data.startsWith(start) && data.endsWith(end))?.callback_data;
  return { field, message_id: message.message_id, press };
}

function reply(id, { field, message_id, press }, answer, word) {
  const button =
    press(`form.done:`, field) ?? (answer === SKIP ? press("form.skip:", field) : press("form.choose:", `:${field}:${answer}`));
  if (button) return tell(`/sandbox/people/${id}/presses`, { message_id, button });
  return tell(`/sandbox/people/${id}/says`, { text: word(answer) });
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function nextMessage(id) {
  return new Promise((done) => {
    const stop = world.on("message", (message) => message.chat_id === id && message.from_bot && finish());
    const timer = setTimeout(finish, PATIENCE);
    function finish() {
      clearTimeout(timer);
      stop();
      done();
    }
  });
}
