// The live view: the server sends the whole list whenever it changed, already escaped.

import { byId } from "./element.js";
import { WORDS } from "./wording.js";

export class Bookings {
  constructor(onNew) {
    this.list = byId("bookings-list");
    this.onNew = onNew;
    this.fresh = true;
  }

  listen() {
    this.stream?.close();
    this.stream = new EventSource(this.list.dataset.events);
    this.stream.addEventListener("bookings", (event) => this.#show(event.data));
    this.stream.onopen = () => byId("live").classList.add("on");
    this.stream.onerror = () => this.#lost();
  }

  silence() {
    clearTimeout(this.retry);
    this.stream?.close();
  }

  #show(html) {
    const before = new Set(this.#keys());
    this.list.innerHTML = html;
    const fresh = this.#rows().filter((row) => !before.has(row.dataset.key));
    if (!this.fresh) fresh.forEach((row) => row.classList.add("new"));
    if (!this.fresh && fresh.length) this.#announce(fresh);
    this.fresh = false;
  }

  #announce(rows) {
    const text = rows.map((row) => row.innerText.replaceAll("\n", ", ")).join("; ");
    byId("bookings-news").textContent = WORDS.booked(text);
    this.onNew(rows.length);
  }

  #rows() {
    return [...this.list.querySelectorAll("[data-key]")];
  }

  #keys() {
    return this.#rows().map((row) => row.dataset.key);
  }

  #lost() {
    byId("live").classList.remove("on");
    if (this.stream.readyState === EventSource.CLOSED) this.retry = setTimeout(() => this.listen(), 3000);
  }
}
