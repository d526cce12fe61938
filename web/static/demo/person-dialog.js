// Asks for the name of one more person.

import { byId } from "./element.js";

export function askForPerson(suggestion, onNamed) {
  const dialog = byId("person-dialog");
  const name = byId("person-name");
  name.value = suggestion;
  byId("person-cancel").onclick = () => dialog.close();
  byId("person-form").onsubmit = () => onNamed(name.value.trim() || suggestion);
  dialog.showModal();
  name.select();
}
