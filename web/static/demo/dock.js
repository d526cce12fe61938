// What stands at the foot of the chat: the typing box, "Starten" above it, or a way back from
// blocking.

import { byId } from "./element.js";

export function dock({ blocked, untouched, linkOpened }) {
  byId("unblock-bar").hidden = !blocked;
  byId("composer").hidden = blocked;
  byId("start-bar").hidden = blocked || !(untouched || linkOpened);
}
