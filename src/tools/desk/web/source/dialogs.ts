// Questions that the page asks in a dialog of its own.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";

let asked = 0;

/** Asks for a text; null: the question was taken back. `oneLine`: as for an address. */
export function askForText(question: string, value: string, oneLine = false): Promise<string | null> {
  const id = `question-${++asked}`;
  const field = (oneLine ? element("input", {id, type: "text", value, autocomplete: "off"})
    : element("textarea", {id, value, rows: Math.min(16, value.split("\n").length + 2), spellcheck: false})) as HTMLInputElement;
  return ask(element("p", {className: "field"}, element("label", {htmlFor: id}, question), field), () => field.value, field);
}

/** Asks whether to do what cannot be seen from here. */
export async function confirmed(question: string, act: string): Promise<boolean> {
  return await ask(element("p", {}, question), () => true, null, act) === true;
}

function ask<T>(content: HTMLElement, value: () => T, focus: HTMLInputElement | null, act = text("done")): Promise<T | null> {
  const done = element("button", {type: "submit", className: "main"}, act) as HTMLButtonElement;
  const cancel = element("button", {type: "button"}, text("cancel"));
  const form = element("form", {method: "dialog"}, content, element("p", {className: "tools"}, done, cancel));
  const dialog = element("dialog", {className: "question"}, form) as HTMLDialogElement;
  document.body.append(dialog);
  dialog.showModal();
  (focus ?? done).focus();
  focus?.select();
  return new Promise((resolve) => {
    let given: T | null = null;
    form.addEventListener("submit", () => { given = value(); });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(given);
    });
  });
}
