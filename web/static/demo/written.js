// A message's text as nodes: commands and web addresses can be pressed, all else is text.

import { element } from "./element.js";

const SPECIAL = /(?<command>(?<![\w/])\/[a-z][a-z_]{1,31}\b)|(?<link>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/giu;

// A messenger shows the opening of a link as a plain "/start"; the code is nobody's business.
const OPENED_LINK = /^(\/start) \S+$/u;

export function written(text, runCommand) {
  const shown = text.replace(OPENED_LINK, "$1");
  const nodes = [];
  let end = 0;
  for (const match of shown.matchAll(SPECIAL)) {
    nodes.push(shown.slice(end, match.index), special(match, runCommand));
    end = match.index + match[0].length;
  }
  nodes.push(shown.slice(end));
  return nodes.filter((node) => node !== "");
}

function special(match, runCommand) {
  if (match.groups.link) {
    return element("a", { href: match[0], rel: "noopener noreferrer", target: "_blank" }, match[0]);
  }
  const button = element("button", { type: "button", class: "command" }, match[0]);
  button.addEventListener("click", () => runCommand(match[0]));
  return button;
}
