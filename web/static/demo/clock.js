// The time in the phone's status bar.

import { byId } from "./element.js";
import { time } from "./moments.js";

export function startClock() {
  const now = new Date();
  byId("clock").textContent = time(now);
  setTimeout(startClock, 60000 - (now.getTime() % 60000));
}
