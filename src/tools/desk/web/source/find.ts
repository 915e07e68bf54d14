// Finds and replaces words in the text that is open.

import {findNext, findPrev, getMatchHighlights, replaceAll, replaceNext, search, SearchQuery, setSearchState} from "prosemirror-search";
import type {Command} from "prosemirror-state";
import type {EditorView} from "prosemirror-view";
import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {button} from "./pictures";

export const findPlugin = search();

export class FindBar {
  readonly box: HTMLElement;
  #view: () => EditorView;
  #find = element("input", {type: "search", autocomplete: "off", "aria-label": text("find-words")}) as HTMLInputElement;
  #replace = element("input", {type: "text", autocomplete: "off", "aria-label": text("replace-by")}) as HTMLInputElement;
  #sameCase = element("input", {type: "checkbox"}) as HTMLInputElement;
  #whole = element("input", {type: "checkbox"}) as HTMLInputElement;
  #count = element("span", {role: "status", className: "soft"});

  constructor(view: () => EditorView) {
    this.#view = view;
    this.#find.placeholder = text("find-words");
    this.#replace.placeholder = text("replace-by");
    const act = (command: Command) => () => {
      command(this.#view().state, this.#view().dispatch, this.#view());
      this.#view().dispatch(this.#view().state.tr.scrollIntoView());
      this.#tell();
    };
    const next = act(findNext), before = act(findPrev);
    this.box = element("div", {className: "find tools", role: "search", hidden: true},
      this.#find, this.#replace,
      element("label", {}, this.#sameCase, text("same-case")), element("label", {}, this.#whole, text("whole-words")),
      button(text("find-before"), before), button(text("find-next"), next),
      button(text("replace-one"), act(replaceNext)), button(text("replace-all"), act(replaceAll)),
      this.#count, button(text("close"), () => this.close()));
    for (const field of [this.#find, this.#replace, this.#sameCase, this.#whole]) field.addEventListener("input", () => this.#look());
    this.box.addEventListener("keydown", (event: KeyboardEvent) => {
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && event.target === this.#find) (event.shiftKey ? before : next)();
      else if (event.key === "Enter" && event.target === this.#replace) act(replaceNext)();
      else return;
      event.preventDefault();
    });
  }

  /** With what is selected, if that is in one line. */
  open() {
    const {state} = this.#view();
    const {from, to} = state.selection;
    const selected = state.doc.textBetween(from, to, "\n");
    if (selected && !selected.includes("\n")) this.#find.value = selected;
    this.box.hidden = false;
    this.#find.focus();
    this.#find.select();
    this.#look();
  }
  close() {
    this.box.hidden = true;
    this.#set(new SearchQuery({search: ""}));
    this.#view().focus();
  }
  #look() {
    this.#set(new SearchQuery({search: this.#find.value, replace: this.#replace.value.replaceAll("$", "$$$$"), literal: true,
      caseSensitive: this.#sameCase.checked, wholeWord: this.#whole.checked}));
    this.#tell();
  }
  #set(query: SearchQuery) {
    this.#view().dispatch(setSearchState(this.#view().state.tr, query));
  }
  #tell() {
    const found = getMatchHighlights(this.#view().state).find().length;
    this.#count.textContent = this.#find.value ? text("found", {count: found}) : "";
  }
}
