// The microphone: records one voice note. Where a browser has none, a sound file is chosen instead.

import { element } from "./element.js";
import { clock } from "./media.js";

const LONGEST = 10 * 60; // seconds

export class Recorder {
  /** `send(file)` gets what was recorded or chosen. */
  constructor(phone, send) {
    this.phone = phone;
    this.send = send;
    this.bar = phone.part(".recording");
    phone.part(".record").addEventListener("click", () => this.start());
    phone.part(".drop").addEventListener("click", () => this.stop(false));
    phone.part(".send-recording").addEventListener("click", () => this.stop(true));
    this.bar.addEventListener("keydown", (event) => event.key === "Escape" && this.stop(false));
  }

  async start() {
    const stream = await this.listen();
    if (!stream) return this.chooseFile();
    const heard = [];
    this.wanted = false;
    this.machine = new MediaRecorder(stream);
    this.machine.addEventListener("dataavailable", (event) => heard.push(event.data));
    this.machine.addEventListener("stop", () => this.finish(stream, heard));
    this.machine.start();
    this.show(true);
    this.count(Date.now());
  }

  /** Nothing on a page that is not from this computer or https, or if the visitor says no. */
  async listen() {
    if (!navigator.mediaDevices || !window.MediaRecorder) return null;
    return navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  }

  stop(wanted) {
    this.wanted = wanted;
    if (this.machine?.state === "recording") this.machine.stop();
  }

  finish(stream, heard) {
    for (const track of stream.getTracks()) track.stop();
    clearInterval(this.ticking);
    this.show(false);
    const type = this.machine.mimeType || "audio/webm";
    if (this.wanted) this.send(new File(heard, `voice.${type.includes("ogg") ? "ogg" : "webm"}`, { type }));
  }

  show(recording) {
    this.bar.hidden = !recording;
    this.phone.part(".composer").hidden = recording;
    this.phone.part(recording ? ".send-recording" : "textarea").focus({ preventScroll: true });
  }

  count(since) {
    const tick = () => {
      const seconds = (Date.now() - since) / 1000;
      this.phone.part(".so-far").textContent = this.phone.t("recording", { time: clock(seconds) });
      if (seconds > LONGEST) this.stop(true);
    };
    tick();
    this.ticking = setInterval(tick, 500);
  }

  chooseFile() {
    this.phone.toast(this.phone.t("noMicrophone"));
    const input = element("input", {
      type: "file",
      accept: "audio/*",
      change: () => input.files[0] && this.send(input.files[0]),
    });
    input.click();
  }
}
