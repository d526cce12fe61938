// What an attachment looks like in a bubble: drawn, since the samples have no content.

import { element, icon } from "./element.js";
import { WORDS } from "./wording.js";

const DRAWN = {
  photo: () => element("div", { class: "picture" }, icon("photo")),
  video: () => element("div", { class: "picture" }, icon("photo")),
  voice: () => element("div", { class: "voice" }, icon("voice"), element("span", { class: "wave" }), "0:07"),
  sticker: () => element("div", { class: "sticker-face" }, icon("sticker")),
  location: () => element("div", { class: "picture map" }, icon("location")),
};

export function attachment(kind) {
  const label = element("span", { class: "only-read-aloud" }, WORDS[kind] ?? kind);
  const drawn = DRAWN[kind]?.() ?? file(kind);
  return element("div", { class: "attachment" }, label, drawn);
}

function file(kind) {
  return element("div", { class: "file" }, icon("document"), element("span", { "aria-hidden": "true" }, WORDS[kind] ?? kind));
}
