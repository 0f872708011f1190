// What the sandbox tells a phone, and what the phone does then.

export const HEARD = {
  message(phone, message) {
    const isNews = message.from_bot && !phone.messages.has(message.message_id);
    phone.messages.set(message.message_id, message);
    phone.chat.put(message, phone.awaiting);
    if (isNews) phone.awaiting = false;
    if (message.from_bot) phone.rest();
    phone.showEmpty();
    phone.showPinned();
  },
  deleted(phone, { message_id }) {
    phone.messages.delete(message_id);
    phone.chat.remove(message_id);
    phone.composer.forget(message_id);
    phone.showEmpty();
    phone.showPinned();
  },
  keyboard(phone, { keyboard }) {
    phone.state.keyboard = keyboard;
    phone.keyboard.show();
  },
  bot(phone, { status }) {
    phone.state.blocked = status === "kicked";
    phone.keyboard.show();
    phone.showPerson();
  },
  answer(phone, { message_id, text, alert, url }) {
    for (const pressed of phone.chat.items.get(message_id)?.querySelectorAll("[aria-busy]") ?? [])
      pressed.removeAttribute("aria-busy");
    if (url) phone.follow(url);
    if (text) alert ? phone.alert(text) : phone.toast(text);
  },
  action(phone, { action }) {
    phone.act(action);
  },
  pinned(phone, { message_ids }) {
    phone.state.pinned = message_ids;
    phone.showPinned();
  },
  read(phone, { message_id }) {
    phone.state.read = Math.max(phone.state.read, message_id);
  },
  person(phone, { person }) {
    phone.become(person);
  },
};
