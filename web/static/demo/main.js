// The demo page, put together.

import { Bookings } from "./bookings.js";
import { startClock } from "./clock.js";
import { byId } from "./element.js";
import { letters } from "./letters.js";
import { People } from "./people.js";
import { askForPerson } from "./person-dialog.js";
import { Phone } from "./phone.js";
import { post } from "./server.js";
import { toast } from "./toast.js";
import { noteBookings, show, startViews } from "./views.js";
import { WORDS } from "./wording.js";

const TRY_AGAIN_AFTER = 3000;

const bookings = new Bookings(noteBookings);
const people = new People((person) => phone.show(person));
const phone = new Phone({ lost: renew, leave, onlyOne: () => people.people.length < 2, keep: () => people.keep() });
const { firstNames } = letters({ use, open });

const newChat = (name) => post(`${phone.base}/chats`, { first_name: name, language_code: "de" });

async function add(name) {
  try {
    const { chat_id: chat } = await newChat(name);
    people.add({ chat, name, blocked: false });
    return true;
  } catch {
    toast(WORDS.noServer);
    return false;
  }
}

// The emulator was started anew and has forgotten the chat; the person gets another one.
async function renew(person) {
  try {
    person.chat = (await newChat(person.name)).chat_id;
    person.blocked = false;
    people.choose(person);
    toast(WORDS.renewed);
  } catch {
    setTimeout(() => person === people.chosen && renew(person), TRY_AGAIN_AFTER);
  }
}

function leave(person) {
  const at = people.remove(person);
  people.focus();
  toast(WORDS.removed(person.name), { label: WORDS.undo, run: () => people.add(person, at) });
}

function use(numbers) {
  show("chat");
  phone.composer.write(numbers);
  toast(WORDS.inserted);
}

function open(code) {
  show("chat");
  byId("draft").focus({ preventScroll: true });
  phone.openLink(code);
}

function suggestedName() {
  const taken = new Set(people.people.map((person) => person.name));
  return firstNames.find((name) => !taken.has(name)) ?? `Person ${people.people.length + 1}`;
}

async function firstPerson() {
  if (!(await add(suggestedName()))) setTimeout(firstPerson, TRY_AGAIN_AFTER);
}

// A scanned code leads here: `/?start=CODE`. It leaves the address line at once.
function scannedCode() {
  const address = new URL(location.href);
  const code = address.searchParams.get("start");
  address.searchParams.delete("start");
  if (code !== null) history.replaceState(null, "", address);
  return code && /^[\w-]{1,64}$/u.test(code) ? code : null;
}

function pauseWhileHidden() {
  const parts = [phone, bookings];
  // A browser allows six connections to one server over all its tabs.
  for (const part of parts) document.hidden ? part.silence() : part.listen();
}

startViews();
startClock();
byId("add-person").addEventListener("click", () => askForPerson(suggestedName(), add));
document.addEventListener("visibilitychange", pauseWhileHidden);
if (!people.restore()) await firstPerson();
bookings.listen();
const code = scannedCode();
if (code) phone.offerStart(code);
