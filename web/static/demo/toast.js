// A short remark at the top of the chat; it may offer to take something back.

import { byId, element } from "./element.js";

const SHOWN_FOR = 3500;
const SHOWN_FOR_WITH_ACTION = 9000;

let timer;

export function toast(text, action = null) {
  const node = byId("toast");
  clearTimeout(timer);
  node.replaceChildren(text);
  if (action) node.append(button(action));
  node.classList.add("shown");
  timer = setTimeout(hide, action ? SHOWN_FOR_WITH_ACTION : SHOWN_FOR);
}

function button({ label, run }) {
  const node = element("button", { type: "button" }, label);
  node.addEventListener("click", () => {
    hide();
    run();
  });
  return node;
}

function hide() {
  byId("toast").classList.remove("shown");
  byId("toast").replaceChildren();
}
