// One person's chat with the bot: what the emulator knows of it, and what the person does.
//
// It never touches the page; it tells whoever listens what happened:
// snapshot, message, pending, settled, failed, deleted, typing, answer, commands, connected,
// searching, gone.

import { get, post } from "./server.js";

const RETRY = { first: 1000, longest: 15000 };

export class Conversation extends EventTarget {
  constructor(base, chat) {
    super();
    this.chat = chat;
    this.at = `${base}/chats/${chat}`;
    this.messages = new Map();
    this.commands = [];
    this.deleted = new Set();
    this.waiting = [];
    this.stream = null;
    this.retryIn = RETRY.first;
  }

  // Open the stream; the server begins with a snapshot.
  listen() {
    this.silence();
    const stream = new EventSource(`${this.at}/events`);
    const on = (name, hear) =>
      stream.addEventListener(name, (event) => hear(JSON.parse(event.data || "{}")));
    on("snapshot", (snapshot) => this.#restart(snapshot));
    on("message", (message) => this.#received(message));
    on("edited", (message) => this.#received(message));
    on("deleted", (gone) => this.#erased(gone.message_id));
    on("typing", () => this.#tell("typing"));
    on("callback_answer", (answer) => this.#tell("answer", answer));
    on("commands", (list) => this.#know(list.commands ?? list));
    stream.onopen = () => this.#connected();
    stream.onerror = () => this.#lost(stream);
    this.stream = stream;
  }

  silence() {
    this.stream?.close();
    clearTimeout(this.retry);
    this.stream = null;
  }

  async send(text) {
    await this.#deliver({ text, post: () => post(`${this.at}/messages`, { text }) });
  }

  async attach(kind) {
    await this.#deliver({ text: null, post: () => post(`${this.at}/media`, { kind, caption: null }) });
  }

  async resend(waiting) {
    this.#tell("retried", waiting);
    await this.#deliver(waiting);
  }

  edit(id, text) {
    return post(`${this.at}/edits`, { message_id: id, text });
  }

  press(id, data) {
    return post(`${this.at}/presses`, { message_id: id, data });
  }

  block(blocked) {
    return post(`${this.at}/${blocked ? "block" : "unblock"}`, {});
  }

  get lastOwn() {
    return [...this.messages.values()].filter((m) => m.from === "user" && m.kind === "text").at(-1);
  }

  async #deliver(waiting) {
    this.waiting.push(waiting);
    if (!waiting.failed) this.#tell("pending", waiting);
    waiting.failed = false;
    try {
      this.#settle(waiting, await waiting.post());
    } catch {
      this.waiting = this.waiting.filter((other) => other !== waiting);
      waiting.failed = true;
      this.#tell("failed", waiting);
    }
  }

  // The stream may bring a message before the answer to its sending does.
  #settle(waiting, message) {
    const known = this.messages.has(message.message_id) || this.deleted.has(message.message_id);
    if (!this.waiting.includes(waiting)) return;
    this.waiting = this.waiting.filter((other) => other !== waiting);
    if (!known) this.messages.set(message.message_id, message);
    this.#tell("settled", { waiting, message: known ? null : message });
  }

  #received(message) {
    const id = message.message_id;
    if (this.deleted.has(id)) return;
    const own = !this.messages.has(id) && message.from === "user";
    const waiting = own && this.waiting.find((w) => w.text === null || w.text === message.text);
    if (waiting) return this.#settle(waiting, message);
    this.messages.set(id, message);
    this.#tell("message", message);
  }

  #erased(id) {
    this.deleted.add(id);
    this.messages.delete(id);
    this.#tell("deleted", id);
  }

  #restart({ messages, commands }) {
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.deleted.clear();
    this.#know(commands);
    this.#tell("snapshot");
  }

  #know(commands) {
    this.commands = commands;
    this.#tell("commands");
  }

  #connected() {
    this.retryIn = RETRY.first;
    this.#tell("connected");
  }

  async #lost(stream) {
    this.#tell("searching");
    if (stream.readyState !== EventSource.CLOSED || stream !== this.stream) return;
    if ((await get(`${this.at}/events`)) === 404) return this.#tell("gone");
    if (stream !== this.stream) return;
    this.retry = setTimeout(() => this.listen(), this.retryIn);
    this.retryIn = Math.min(this.retryIn * 2, RETRY.longest);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
