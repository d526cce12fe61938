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

// `file`: { file_id, name } of a document that can be fetched below `base`.
export function attachment(kind, file, base) {
  if (file) {
    const link = element("a", { href: `${base}/files/${file.file_id}`, download: file.name }, file.name);
    return element("div", { class: "file" }, icon("document"), link);
  }
  const name = WORDS[kind] ?? kind;
  const drawn = DRAWN[kind]?.();
  if (!drawn) return element("div", { class: "file" }, icon("document"), name);
  return element("div", { class: "attachment" }, element("span", { class: "only-read-aloud" }, name), drawn);
}
