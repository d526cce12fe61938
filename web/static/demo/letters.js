// The letters: choose one, use its numbers, open its link.

import { byId } from "./element.js";
import { choose, walkable } from "./tabs.js";

export function letters({ use, open }) {
  const tablist = byId("letter-tabs");
  const tabs = [...tablist.querySelectorAll("[role=tab]")];
  walkable(tablist);
  for (const tab of tabs) tab.addEventListener("click", () => unfold(tabs, tab));
  for (const button of document.querySelectorAll("[data-use]")) {
    button.addEventListener("click", () => use(button.dataset.use));
  }
  for (const button of document.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => open(button.dataset.open));
  }
  return { firstNames: tabs.map((tab) => tab.textContent) };
}

function unfold(tabs, chosen) {
  choose(tabs, chosen);
  for (const tab of tabs) byId(tab.getAttribute("aria-controls")).toggleAttribute("data-folded", tab !== chosen);
}
