// One message on the screen. Later news change only what is new, so that a screen reader does
// not read a message twice.

import { attachment } from "./attachment.js";
import { changeIcon, element, icon } from "./element.js";
import { time } from "./moments.js";
import { written } from "./written.js";
import { WORDS } from "./wording.js";

const TICKS = { pending: "clock", sent: "tick", read: "ticks", failed: "close" };
const SAID = { pending: WORDS.sending, sent: WORDS.sent, read: WORDS.read, failed: WORDS.failed };

export class Bubble {
  constructor(message, actions) {
    this.actions = actions;
    const own = message.from === "user";
    this.text = element("div", { class: "text" });
    this.edited = element("span", { class: "edited", hidden: true }, WORDS.edited);
    this.time = element("time");
    this.ticks = own ? icon("clock") : null;
    this.state = own ? element("span", { class: "only-read-aloud" }) : null;
    const meta = element("span", { class: "meta" }, this.edited, this.time, this.ticks, this.state);
    const speaker = element("span", { class: "only-read-aloud" }, `${own ? WORDS.you : WORDS.bot}: `);
    this.body = element("div", { class: "bubble" }, speaker, this.text, meta);
    this.node = element("div", { class: `message ${own ? "own" : "bot"}` }, this.body);
    this.update(message);
  }

  update(message) {
    const before = this.message ?? {};
    this.message = message;
    if (before.text !== message.text || before.kind !== message.kind) this.#write(message);
    if (message.message_id) this.node.dataset.message = message.message_id;
    this.node.classList.toggle("failed", message.state === "failed");
    this.edited.hidden = !message.edited;
    this.#stamp(message);
    if (this.ticks) this.#tick(message);
    if (JSON.stringify(before.buttons) !== JSON.stringify(message.buttons)) this.#offer(message);
    this.#menu(message);
  }

  #write(message) {
    const kind = message.kind ?? "text";
    this.body.classList.toggle("sticker", kind === "sticker");
    const parts = kind === "text" ? [] : [attachment(kind, message.file, this.actions.base)];
    this.text.replaceChildren(...parts, ...written(message.text ?? "", this.actions.command));
  }

  #stamp(message) {
    const instant = new Date(message.date);
    this.time.dateTime = message.date;
    this.time.textContent = time(instant);
  }

  #tick(message) {
    const state = message.state ?? (message.read ? "read" : "sent");
    if (state === this.shown) return;
    this.shown = state;
    changeIcon(this.ticks, TICKS[state]);
    this.ticks.setAttribute("class", `ticks ${state}`);
    this.state.textContent = SAID[state];
  }

  #offer(message) {
    this.rows?.remove();
    this.rows = null;
    if (!message.buttons?.length) return;
    const rows = message.buttons.map((row) =>
      element("div", { class: "row" }, ...row.map((choice) => this.#choice(choice))),
    );
    this.rows = element("div", { class: "rows", role: "group", "aria-label": WORDS.choices }, ...rows);
    this.node.append(this.rows);
  }

  #choice(choice) {
    if (choice.url) {
      return element("a", { class: "choice", href: choice.url, rel: "noopener noreferrer", target: "_blank" }, choice.text);
    }
    const button = element("button", { type: "button", class: "choice" }, choice.text);
    button.addEventListener("click", () => this.actions.press(this.message, choice, button));
    return button;
  }

  #menu(message) {
    const wanted = message.state === "failed" ? "again" : this.#editable(message) ? "menu" : null;
    if (this.offered === wanted) return;
    this.offered = wanted;
    this.button?.remove();
    this.button = wanted === "again" ? this.#again() : wanted === "menu" ? this.#more(message) : null;
    if (this.button) this.body.append(this.button);
  }

  #editable(message) {
    return message.from === "user" && message.kind === "text" && !message.state;
  }

  #more(message) {
    const label = WORDS.bubbleMenu(time(new Date(message.date)));
    const button = element(
      "button",
      { type: "button", class: "bubble-menu", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label },
      icon("down"),
    );
    button.addEventListener("click", () => this.actions.menu(this.message, button));
    return button;
  }

  #again() {
    const button = element("button", { type: "button", class: "again" }, WORDS.again);
    button.addEventListener("click", () => this.actions.again(this));
    return button;
  }
}
