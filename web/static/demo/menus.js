// What the phone's menus offer.

import { toast } from "./toast.js";
import { WORDS } from "./wording.js";

const KINDS = ["photo", "voice", "document", "location", "sticker"];

export const attachments = (attach) =>
  KINDS.map((kind) => ({ label: WORDS[kind], icon: kind, run: () => attach(kind) }));

export const commandMenu = (commands, send) =>
  commands.map(({ command, description }) => ({
    label: description,
    hint: `/${command}`,
    run: () => send(`/${command}`),
  }));

export const messageMenu = (message, composer) => [
  { label: WORDS.edit, icon: "edit", run: () => composer.startEditing(message) },
  { label: WORDS.copy, icon: "copy", run: () => copy(message.text) },
];

export function chatMenu(person, onlyOne, { block, leave }) {
  const blocked = Boolean(person.blocked);
  const items = [{ label: blocked ? WORDS.unblock : WORDS.block, icon: "block", run: () => block(!blocked) }];
  if (!onlyOne) items.push({ label: WORDS.removePerson(person.name), icon: "close", run: leave });
  return items;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(WORDS.copied);
  } catch {
    toast(WORDS.notDone);
  }
}
