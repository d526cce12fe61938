// The messages of the chat that is on the screen.

import { Bubble } from "./bubble.js";
import { calmMotion, element } from "./element.js";
import { day } from "./moments.js";
import { WORDS } from "./wording.js";

const AT_THE_END = 48;

export class Log {
  constructor(root, toEnd, actions) {
    this.root = root;
    this.toEnd = toEnd;
    this.actions = actions;
    this.bubbles = new Map();
    this.following = true;
    root.addEventListener("scroll", () => this.#scrolled());
    // The typing box grows, a keyboard opens: who was at the end stays there.
    new ResizeObserver(() => this.following && this.end()).observe(root);
    toEnd.addEventListener("click", () => {
      this.end();
      root.focus({ preventScroll: true });
    });
  }

  // All messages anew; nothing of it is read aloud, since the person has not asked for it.
  refill(messages) {
    this.root.setAttribute("aria-live", "off");
    this.root.replaceChildren();
    this.bubbles.clear();
    this.lastDay = null;
    for (const message of messages) this.#append(message.message_id, message);
    if (!messages.length) this.root.append(element("p", { class: "opening" }, WORDS.empty));
    this.end();
    requestAnimationFrame(() => this.root.setAttribute("aria-live", "polite"));
  }

  put(message) {
    const known = this.bubbles.get(message.message_id);
    if (known) return this.#change(known, message);
    const follow = this.following || message.from === "user";
    this.#append(message.message_id, message).node.classList.add("arriving");
    if (follow) this.end();
    else this.toEnd.hidden = false;
  }

  putWaiting(waiting) {
    const date = new Date().toISOString();
    const message = { from: "user", kind: waiting.text === null ? "document" : "text", text: waiting.text, date };
    this.#append(waiting, { ...message, state: "pending" }).node.classList.add("arriving");
    this.end();
  }

  settle(waiting, message) {
    const bubble = this.bubbles.get(waiting);
    if (!bubble) return message && this.put(message);
    this.bubbles.delete(waiting);
    if (!message) return this.#remove(bubble);
    this.bubbles.set(message.message_id, bubble);
    bubble.update(message);
    this.end();
  }

  mark(waiting, state) {
    const bubble = this.bubbles.get(waiting);
    bubble?.update({ ...bubble.message, state });
    this.end();
  }

  waitingOf(bubble) {
    return [...this.bubbles].find(([, other]) => other === bubble)?.[0];
  }

  async erase(id) {
    const bubble = this.bubbles.get(id);
    this.bubbles.delete(id);
    if (bubble) await this.#fade(bubble.node);
    if (bubble) this.#remove(bubble);
  }

  end() {
    this.root.scrollTop = this.root.scrollHeight;
    this.following = true;
    this.toEnd.hidden = true;
  }

  #append(key, message) {
    this.root.querySelector(".opening")?.remove();
    const label = day(new Date(message.date), new Date(), WORDS);
    if (label !== this.lastDay) this.root.append(element("p", { class: "day" }, element("span", {}, label)));
    this.lastDay = label;
    const bubble = new Bubble(message, this.actions);
    this.bubbles.set(key, bubble);
    this.root.append(bubble.node);
    return bubble;
  }

  #remove(bubble) {
    const heldFocus = bubble.node.contains(document.activeElement);
    bubble.node.remove();
    if (heldFocus) this.root.focus({ preventScroll: true });
  }

  async #fade(node) {
    if (calmMotion()) return;
    const open = { opacity: 1, height: `${node.offsetHeight}px`, marginTop: getComputedStyle(node).marginTop };
    const shut = { opacity: 0, height: "0px", marginTop: "0px", overflow: "hidden" };
    const quick = { duration: 180, easing: "ease-out", fill: "forwards" };
    await node.animate([{ opacity: 1, scale: 1 }, { opacity: 0, scale: 0.96 }], quick).finished;
    await node.animate([{ ...open, opacity: 0, overflow: "hidden" }, shut], quick).finished;
  }

  #change(bubble, message) {
    const follow = this.following;
    bubble.update(message);
    if (follow) this.end();
  }

  #atEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < AT_THE_END;
  }

  #scrolled() {
    this.following = this.#atEnd();
    if (this.following) this.toEnd.hidden = true;
  }
}
