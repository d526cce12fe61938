// Who chats: one tab a person, remembered for this browser tab only. No word of a chat is kept.

import { byId, element } from "./element.js";
import { choose, walkable } from "./tabs.js";

const KEPT_AS = "terminlotse.people";

export class People {
  constructor(onChosen) {
    this.list = byId("people");
    this.onChosen = onChosen;
    this.people = [];
    walkable(this.list);
  }

  // People of an earlier visit; false if there are none.
  restore() {
    const { people, chosen } = kept();
    this.people = people;
    if (!people.length) return false;
    this.choose(people[chosen] ?? people[0]);
    return true;
  }

  add(person, at = this.people.length) {
    this.people.splice(at, 0, person);
    this.choose(person);
  }

  remove(person) {
    const at = this.people.indexOf(person);
    this.people.splice(at, 1);
    this.choose(this.people[Math.min(at, this.people.length - 1)]);
    return at;
  }

  choose(person) {
    this.chosen = person;
    this.keep();
    this.#draw();
    this.onChosen(person);
  }

  keep() {
    const chosen = this.people.indexOf(this.chosen);
    sessionStorage.setItem(KEPT_AS, JSON.stringify({ people: this.people, chosen }));
  }

  focus() {
    this.list.querySelector("[aria-selected=true]")?.focus();
  }

  #draw() {
    const hadFocus = this.list.contains(document.activeElement);
    const tabs = this.people.map((person, index) => this.#tab(person, index));
    this.list.replaceChildren(...tabs);
    const chosen = tabs[this.people.indexOf(this.chosen)];
    choose(tabs, chosen);
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("phone").setAttribute("aria-labelledby", chosen.id);
    if (hadFocus) chosen.focus();
  }

  #tab(person, index) {
    const attributes = { type: "button", role: "tab", id: `person-${index + 1}`, "aria-controls": "phone" };
    const tab = element("button", attributes, person.name);
    tab.addEventListener("click", () => person !== this.chosen && this.choose(person));
    return tab;
  }
}

function kept() {
  try {
    const { people, chosen } = JSON.parse(sessionStorage.getItem(KEPT_AS));
    return { people: people.filter((person) => person.chat && person.name), chosen };
  } catch {
    return { people: [], chosen: 0 };
  }
}
