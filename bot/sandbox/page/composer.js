// Where a person writes: text, replies, corrections, files, commands. What is half written outlives a reload.

import { button, element } from "./element.js";
import { forNow } from "./memory.js";
import { shareContact, shareLocation } from "./keyboard.js";
import { kindOf } from "./media.js";
import { Recorder } from "./recorder.js";
import { summary } from "./bubble.js";
import { ask } from "./world.js";

const BEGUN = /^\/(\w*)$/; // a command that is being typed
const [LONGEST_TEXT, LONGEST_CAPTION] = [4096, 1024]; // a new text may be longer: the phone sends it in parts
const NOTHING = { text: "", replyTo: null, editing: null, before: "" };

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.key = `draft:${phone.id}`;
    this.field = phone.part("textarea");
    this.draft = { ...NOTHING, ...forNow.recall(this.key) };
    this.recorder = new Recorder(phone, (file) => this.sendFiles([file], true));
    this.listen();
    this.write(this.draft.text);
  }

  listen() {
    const { phone, field } = this;
    field.addEventListener("keydown", (event) => this.typed(event));
    field.addEventListener("input", () => this.write(field.value));
    field.addEventListener("paste", (event) => this.receive(event, event.clipboardData.files));
    phone.on("submit", ".composer", () => this.send());
    phone.on("click", ".stop", () => this.letGo());
    phone.on("change", ".attach input", (input) => this.sendFiles([...input.files]).then(() => (input.value = "")));
    phone.on("click", ".send-location", () => phone.closeSheets() ?? shareLocation(phone));
    phone.on("click", ".send-contact", () => phone.closeSheets() ?? shareContact(phone));
    phone.on("toggle", ".commands", (commands) => commands.open && this.learnCommands());
    phone.part(".screen").addEventListener("dragover", (event) => event.preventDefault());
    phone.part(".screen").addEventListener("drop", (event) => this.receive(event, event.dataTransfer.files));
  }

  /** Blocked, or nothing said yet: one big button instead of the field. */
  show() {
    const { blocked } = this.phone.state;
    const silent = blocked || this.phone.messages.size === 0;
    this.phone.part(".start").hidden = !silent;
    this.phone.part(".start").textContent = this.phone.t(blocked ? "unblock" : "start");
    this.phone.part(".composer").hidden = silent || this.phone.part(".recording").hidden === false;
    this.showAbout();
    this.fit();
  }

  // Writing

  typed(event) {
    if (event.key === "Escape" && (this.draft.replyTo || this.draft.editing)) this.letGo();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  write(text) {
    this.draft.text = text;
    if (this.field.value !== text) this.field.value = text;
    this.keep();
    this.fit();
    this.phone.part(".send").hidden = !text.trim() && !this.draft.editing;
    this.phone.part(".record").hidden = !this.phone.part(".send").hidden;
    this.suggest();
  }

  keep() {
    const { text, replyTo, editing } = this.draft;
    forNow.keep(this.key, text || replyTo || editing ? this.draft : null);
  }

  /** Makes the field as high as what is written in it. */
  fit() {
    this.field.style.height = "";
    if (this.field.value) this.field.style.height = `${this.field.scrollHeight + 2}px`; // and the border
  }

  async send() {
    const { text, replyTo, editing } = this.draft;
    if (!text.trim() && !editing) return;
    this.write(""); // at once: a second Enter would send it twice
    const done = editing
      ? await this.phone.does("edits", { message_id: editing, text })
      : await this.phone.say(text, replyTo);
    if (!done)
      this.write(this.draft.text || text); // unless more was written meanwhile
    else if (editing || replyTo) this.letGo();
  }

  // To which message it belongs

  replyTo(message) {
    this.letGo();
    this.draft.replyTo = message.message_id;
    this.begin();
  }

  /** What was half written waits until the correction is done. */
  edit(message) {
    this.letGo();
    this.draft.before = this.draft.text;
    this.draft.editing = message.message_id;
    this.write(message.text);
    this.begin();
  }

  begin() {
    this.keep();
    this.showAbout();
    this.field.focus({ preventScroll: true });
  }

  letGo() {
    const { editing, before, text } = this.draft;
    this.draft = { ...NOTHING };
    this.write(editing ? before : text);
    this.showAbout();
  }

  forget(id) {
    if (this.draft.editing === id || this.draft.replyTo === id) this.letGo();
  }

  showAbout() {
    const { editing, replyTo } = this.draft;
    const message = this.phone.messages.get(editing ?? replyTo);
    this.phone.part(".about").hidden = !message || this.phone.part(".composer").hidden;
    this.field.toggleAttribute("maxlength", Boolean(editing && message));
    if (!message) return;
    if (editing) this.field.maxLength = kindOf(message) ? LONGEST_CAPTION : LONGEST_TEXT;
    const name = message.from_bot ? this.phone.botName : this.phone.t("you");
    this.phone.part(".about strong").textContent = editing
      ? this.phone.t("editing")
      : this.phone.t("replyTo", { name });
    this.phone.part(".about span").textContent = summary(message, this.phone.t);
  }

  // Files

  receive(event, files) {
    if (!files.length) return;
    event.preventDefault();
    this.sendFiles([...files]);
  }

  /** What is written in the field goes along below them. */
  async sendFiles(files, voice = false) {
    if (!files.length) return;
    this.phone.closeSheets();
    const { text, editing, replyTo } = this.draft;
    if (!voice && !editing && text.length > LONGEST_CAPTION)
      return this.phone.toast(this.phone.t("longCaption", { most: LONGEST_CAPTION }));
    const form = new FormData();
    for (const file of files) form.append("file", file);
    if (!voice && !editing) form.append("caption", text);
    if (voice) form.append("voice", "yes");
    if (replyTo) form.append("reply_to", replyTo);
    this.phone.toast(this.phone.t("sending"), true);
    this.phone.awaiting = true;
    const sent = await this.phone.tried(ask(`${this.phone.path}/file`, { method: "POST", body: form }));
    if (!sent) return;
    this.phone.part(".toast").hidden = true;
    if (replyTo) this.letGo();
    if (!voice && !editing && this.draft.text === text) this.write("");
  }

  // Commands

  /** While a command is being typed, those that begin like it. */
  suggest() {
    const begun = BEGUN.test(this.draft.text);
    if (begun) this.phone.part(".commands").open = this.showCommands() > 0;
    else if (this.suggesting) this.phone.part(".commands").open = false;
    this.suggesting = begun;
  }

  showCommands() {
    const [, begun] = BEGUN.exec(this.draft.text) ?? ["", ""];
    const commands = this.phone.state?.commands.filter(({ command }) => command.startsWith(begun)) ?? [];
    this.phone.part(".commands ul").replaceChildren(...commands.map((entry) => this.command(entry)));
    return commands.length;
  }

  /** The bot may have changed them, and nobody tells a phone. */
  async learnCommands() {
    this.showCommands();
    const { commands } = (await this.phone.tried(ask(this.phone.path))) ?? {};
    if (!commands || JSON.stringify(commands) === JSON.stringify(this.phone.state.commands)) return;
    this.phone.state.commands = commands;
    this.showCommands();
  }

  command({ command, description }) {
    const say = () => {
      this.phone.closeSheets();
      if (this.draft.text.startsWith("/")) this.write("");
      this.phone.say(`/${command}`);
    };
    return element("li", {}, button(say, [element("strong", {}, `/${command}`), element("small", {}, description)]));
  }
}
