// The line below the bot's name: who it is, that it writes, that we look for the connection.

import { WORDS } from "./wording.js";

// A messenger shows "schreibt …" for five seconds unless a message comes first.
const WRITES_FOR = 5000;

export class Presence {
  constructor(node) {
    this.node = node;
  }

  writes() {
    clearTimeout(this.timer);
    this.#say(WORDS.writing, "writing");
    this.timer = setTimeout(() => this.quiet(), WRITES_FOR);
  }

  searches() {
    clearTimeout(this.timer);
    this.#say(WORDS.searching, "searching");
  }

  found() {
    if (this.node.dataset.state === "searching") this.quiet();
  }

  quiet() {
    clearTimeout(this.timer);
    this.#say(WORDS.presence, "");
  }

  #say(text, state) {
    this.node.textContent = text;
    this.node.dataset.state = state;
  }
}
