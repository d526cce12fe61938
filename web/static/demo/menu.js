// One menu at a time, beside the button that opened it: arrows walk, Escape closes.

import { byId, element, icon } from "./element.js";

const GAP = 6;

export class Menu {
  constructor(node = byId("menu")) {
    this.node = node;
    this.anchor = null;
    node.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => this.#outside(event));
    node.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !node.contains(event.relatedTarget)) this.close(false);
    });
  }

  // items: [{ label, hint, icon, run }]; pressing the same button again closes the menu.
  open(anchor, label, items) {
    const again = this.anchor === anchor;
    this.close(false);
    if (again) return;
    this.anchor = anchor;
    anchor.setAttribute("aria-expanded", "true");
    this.node.setAttribute("aria-label", label);
    this.node.replaceChildren(...items.map((item) => this.#item(item)));
    this.node.hidden = false;
    this.#place(anchor);
    this.node.firstChild?.focus();
  }

  close(returnFocus = true) {
    if (!this.anchor) return;
    const anchor = this.anchor;
    this.anchor = null;
    this.node.hidden = true;
    anchor.setAttribute("aria-expanded", "false");
    if (returnFocus && anchor.isConnected) anchor.focus();
  }

  #item({ label, hint, icon: name, run }) {
    const text = element("span", {}, label, hint ? element("small", {}, hint) : null);
    const button = element("button", { type: "button", role: "menuitem", tabindex: "-1" }, name ? icon(name) : null, text);
    button.addEventListener("click", () => {
      this.close();
      run();
    });
    return button;
  }

  // Below the button where there is room, else above; never outside the phone.
  #place(anchor) {
    const phone = this.node.parentElement.getBoundingClientRect();
    const at = anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const below = at.bottom - phone.top + GAP;
    const top = below + height < phone.height ? below : at.top - phone.top - height - GAP;
    const left = Math.min(at.left - phone.left, phone.width - width - GAP);
    this.node.style.top = `${Math.max(GAP, top)}px`;
    this.node.style.left = `${Math.max(GAP, left)}px`;
  }

  #key(event) {
    const items = [...this.node.children];
    const here = items.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length).focus();
    }
  }

  #outside(event) {
    if (this.anchor && !this.node.contains(event.target) && !this.anchor.contains(event.target)) this.close(false);
  }
}
