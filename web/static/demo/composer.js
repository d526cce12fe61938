// The typing box: writing, sending, editing what was sent.

import { byId } from "./element.js";

const TALLEST = 132;

export class Composer {
  constructor({ send, edit, lastOwn }) {
    this.draft = byId("draft");
    this.bar = byId("edit-bar");
    this.actions = { send, edit, lastOwn };
    this.editing = null;
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("edit-cancel").addEventListener("click", () => this.stopEditing());
    this.draft.addEventListener("input", () => this.#fit());
    this.draft.addEventListener("keydown", (event) => this.#key(event));
  }

  write(text) {
    this.stopEditing();
    this.#set(text);
    this.draft.focus({ preventScroll: true });
  }

  startEditing(message) {
    this.editing = message;
    this.bar.hidden = false;
    byId("edit-preview").textContent = message.text;
    this.#set(message.text);
    this.draft.focus();
  }

  stopEditing() {
    if (!this.editing) return;
    this.editing = null;
    this.bar.hidden = true;
    this.#set("");
    this.draft.focus({ preventScroll: true });
  }

  clear() {
    this.editing = null;
    this.bar.hidden = true;
    this.#set("");
  }

  async #submit() {
    const text = this.draft.value.trim();
    if (!text) return this.draft.focus();
    if (!this.editing) {
      this.#set("");
      this.draft.focus();
      return this.actions.send(text);
    }
    const message = this.editing;
    if (text === message.text || (await this.actions.edit(message, text))) this.stopEditing();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.editing) {
      event.preventDefault();
      this.stopEditing();
    } else if (event.key === "ArrowUp" && !this.draft.value && !this.editing) {
      const last = this.actions.lastOwn();
      if (last) event.preventDefault();
      if (last) this.startEditing(last);
    }
  }

  #set(text) {
    this.draft.value = text;
    this.#fit();
  }

  #fit() {
    this.draft.style.height = "auto";
    this.draft.style.height = `${Math.min(this.draft.scrollHeight, TALLEST)}px`;
    byId("send").classList.toggle("ready", this.draft.value.trim() !== "");
  }
}
