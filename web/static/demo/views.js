// On a narrow screen one of letters, chat and bookings is shown at a time.

import { byId } from "./element.js";

const NARROW = matchMedia("(max-width: 719px)");
const links = () => document.querySelectorAll(".views [data-view]");

let unseen = 0;

export function startViews() {
  for (const link of links()) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(link.dataset.view);
      byId(link.dataset.view).focus({ preventScroll: !NARROW.matches });
    });
  }
  show("chat");
}

export function show(view) {
  byId("stage").dataset.view = view;
  for (const link of links()) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (view === "bookings") count(0);
  if (NARROW.matches) window.scrollTo(0, 0);
}

// New bookings that the person has not looked at yet.
export function noteBookings(number) {
  if (NARROW.matches && byId("stage").dataset.view !== "bookings") count(unseen + number);
}

function count(number) {
  unseen = number;
  byId("badge").hidden = number === 0;
  byId("badge").textContent = number;
}
