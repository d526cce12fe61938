// The phone: shows the chosen person's chat and passes on what the person does.

import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { dock } from "./dock.js";
import { byId } from "./element.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { attachments, chatMenu, commandMenu, messageMenu } from "./menus.js";
import { Presence } from "./presence.js";
import { toast } from "./toast.js";
import { WORDS } from "./wording.js";

const ANSWER_WITHIN = 5000;

export class Phone {
  // people: { lost(person), leave(person), onlyOne(), keep() }, told when the phone needs them.
  constructor(people) {
    this.people = people;
    this.base = byId("phone").dataset.base;
    this.menu = new Menu();
    this.presence = new Presence(byId("presence"));
    this.composer = new Composer({
      send: (text) => this.chat.send(text),
      edit: (message, text) => this.#edit(message, text),
      lastOwn: () => this.chat.lastOwn,
    });
    this.log = new Log(byId("log"), byId("to-end"), {
      base: this.base,
      press: (message, choice, button) => this.#press(message, choice, button),
      menu: (message, button) => this.menu.open(button, WORDS.edit, messageMenu(message, this.composer)),
      again: (bubble) => this.chat.resend(this.log.waitingOf(bubble)),
      command: (command) => this.chat.send(command),
    });
    this.#wire();
  }

  show(person) {
    this.chat?.silence();
    this.menu.close(false);
    this.composer.clear();
    this.presence.quiet();
    this.log.refill([]);
    this.person = person;
    this.chat = this.#follow(new Conversation(this.base, person.chat));
    this.#dock();
    byId("dock").inert = false;
    this.chat.listen();
  }

  silence() {
    this.chat?.silence();
  }

  listen() {
    this.chat?.listen();
  }

  // The link of a letter was scanned: it waits for "Starten", as in a messenger.
  offerStart(code) {
    this.code = code;
    toast(WORDS.linkOpened);
    if (this.chat) this.#dock();
  }

  openLink(code) {
    return this.chat?.send(`/start ${code}`);
  }

  #wire() {
    const opens = (id, label, items) =>
      byId(id).addEventListener("click", (event) => this.menu.open(event.currentTarget, label, items()));
    opens("attach", "Anhängen", () => attachments((kind) => this.chat.attach(kind)));
    opens("commands", "Befehle", () => commandMenu(this.chat.commands, (text) => this.chat.send(text)));
    opens("chat-menu", "Chat", () => chatMenu(this.person, this.people.onlyOne(), this.#chatActions()));
    byId("start").addEventListener("click", () => this.#start());
    byId("unblock").addEventListener("click", () => this.#block(false));
  }

  // Only the chat on the screen is listened to, so news of others cannot get here.
  #follow(chat) {
    const on = (name, hear) => chat.addEventListener(name, (event) => chat === this.chat && hear(event.detail));
    on("snapshot", () => this.log.refill([...chat.messages.values()]));
    on("message", (message) => this.log.put(message));
    on("pending", (waiting) => this.log.putWaiting(waiting));
    on("settled", ({ waiting, message }) => this.log.settle(waiting, message));
    on("failed", (waiting) => this.log.mark(waiting, "failed"));
    on("retried", (waiting) => this.log.mark(waiting, "pending"));
    on("deleted", (id) => this.log.erase(id).then(() => toast(WORDS.deleted)));
    on("answer", ({ text }) => text && toast(text));
    on("typing", () => this.presence.writes());
    on("connected", () => this.presence.found());
    on("searching", () => this.presence.searches());
    on("gone", () => this.people.lost(this.person));
    on("commands", () => (byId("commands").hidden = !chat.commands.length));
    for (const name of ["snapshot", "message", "settled", "pending"]) on(name, () => this.#dock());
    on("message", (message) => message.from === "bot" && this.presence.quiet());
    return chat;
  }

  #start() {
    const code = this.code;
    this.code = null;
    this.chat.send(code ? `/start ${code}` : "/start");
    this.#dock();
    byId("draft").focus({ preventScroll: true });
  }

  async #press(message, choice, button) {
    button.classList.add("busy");
    const done = () => button.classList.remove("busy");
    for (const name of ["answer", "message"]) this.chat.addEventListener(name, done, { once: true });
    setTimeout(done, ANSWER_WITHIN);
    const pressed = await succeeds(this.chat.press(message.message_id, choice.data), WORDS.notDone);
    if (!pressed) done();
  }

  #edit(message, text) {
    return succeeds(this.chat.edit(message.message_id, text), WORDS.notEdited);
  }

  async #block(blocked) {
    if (await succeeds(this.chat.block(blocked), WORDS.notDone)) {
      this.person.blocked = blocked;
      this.people.keep();
    }
    this.#dock();
  }

  #chatActions() {
    return { block: (blocked) => this.#block(blocked), leave: () => this.people.leave(this.person) };
  }

  #dock() {
    const untouched = !this.chat.messages.size && !this.chat.waiting.length;
    dock({ blocked: Boolean(this.person.blocked), untouched, linkOpened: Boolean(this.code) });
  }
}

// Whether the request got through; if not, the person reads why.
async function succeeds(request, sorry) {
  try {
    await request;
    return true;
  } catch {
    toast(sorry);
    return false;
  }
}
