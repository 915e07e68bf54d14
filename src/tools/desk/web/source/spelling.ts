// Marks words that no dictionary has. The server has the dictionaries; words that were looked up once are remembered.

import {Plugin, PluginKey, TextSelection} from "prosemirror-state";
import {Decoration, DecorationSet, type EditorView} from "prosemirror-view";
import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {post} from "./api";
import {button} from "./pictures";
import {wordsOf, type Word} from "./words";

const key = new PluginKey<DecorationSet>("spelling");
const pause = 400; // milliseconds without a key before new words are looked up

/** By issue, language and word: whether it is right. */
const known = new Map<string, boolean>();

export class Spelling {
  readonly plugin: Plugin<DecorationSet>;
  #issue: string;
  #language: string;
  #timer = 0;
  #menu: HTMLElement | null = null;
  #word: Word | null = null; // that the menu is about
  view: EditorView | null = null;
  /** Words that are marked. */
  count = 0;
  /** Whether the server can tell; if not, the browser may. */
  dictionary = false;
  onCount = () => {};

  constructor(issue: string, language: string) {
    this.#issue = issue;
    this.#language = language;
    this.plugin = new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) => transaction.getMeta(key) ?? marks.map(transaction.mapping, transaction.doc),
      },
      props: {
        decorations: (state) => key.getState(state),
        handleDOMEvents: {contextmenu: (view, event) => this.#pointed(view, event)},
      },
      view: (view) => {
        this.view = view;
        this.#look(0);
        return {
          update: (now, before) => { if (now.state.doc !== before.doc) this.#look(pause); },
          destroy: () => { clearTimeout(this.#timer); this.#close(); this.view = null; },
        };
      },
    });
  }

  /** To the next word that no dictionary has, behind the caret or from the beginning, with what can be done about it. */
  next() {
    const {view} = this;
    if (!view) return;
    const marks = key.getState(view.state)!.find().sort((one, other) => one.from - other.from);
    const mark = marks.find(({from}) => from >= view.state.selection.to) ?? marks[0];
    if (!mark) return;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, mark.from, mark.to)).scrollIntoView());
    void this.#open(this.#wordAt(mark.from));
  }

  #name(word: Word) {
    return `${this.#issue}|${word.language || this.#language}|${word.text}`;
  }
  #wordAt(from: number): Word | null {
    return wordsOf(this.view!.state.doc).find((word) => word.from === from) ?? null;
  }

  #look(after: number) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check(), after);
  }
  async #check() {
    if (!this.view) return;
    const words = wordsOf(this.view.state.doc);
    const unknown = words.filter((word) => !known.has(this.#name(word)));
    for (const language of new Set(unknown.map((word) => word.language || this.#language))) {
      const some = unknown.filter((word) => (word.language || this.#language) === language);
      const asked = [...new Set(some.map((word) => word.text))];
      const answer = await post<{dictionary: boolean; wrong: string[]}>(`spelling/${this.#issue}`, {language, words: asked});
      if (!answer.ok) return;
      this.dictionary ||= answer.data.dictionary;
      const wrong = new Set(answer.data.wrong);
      for (const word of some) known.set(this.#name(word), !wrong.has(word.text));
    }
    if (!this.view) return;
    const {state} = this.view;
    // What was typed since then is looked up next. The word at the caret is not finished.
    const caret = state.selection.empty ? state.selection.from : -1;
    const marks = wordsOf(state.doc).filter((word) => known.get(this.#name(word)) === false && caret !== word.to)
      .map((word) => Decoration.inline(word.from, word.to, {class: "misspelt"}));
    this.view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta("addToHistory", false));
    this.count = marks.length;
    this.onCount();
  }

  #pointed(view: EditorView, event: MouseEvent): boolean {
    const at = view.posAtCoords({left: event.clientX, top: event.clientY})?.pos;
    const mark = at === undefined ? undefined : key.getState(view.state)!.find(at, at)[0];
    if (!mark) return false;
    event.preventDefault();
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, mark.from, mark.to)));
    void this.#open(this.#wordAt(mark.from));
    return true;
  }

  async #open(word: Word | null) {
    this.#close();
    if (!word || !this.view) return;
    this.#word = word;
    const asked = {language: word.language || this.#language, words: [word.text]};
    const menu: HTMLElement = element("div",
      {className: "spelling-menu", role: "menu", "aria-label": text("spelling-of", {word: word.text})});
    const item = (label: string, act: () => void, name = "") => {
      const made = button(label, act);
      made.setAttribute("role", "menuitem");
      made.className = name;
      menu.append(made);
      return made;
    };
    this.#menu = menu;
    const hint = element("p", {className: "soft"}, text("looking-up"));
    menu.append(hint);
    const ignore = item(text("ignore-word"), () => void this.#know(asked, true));
    item(text("add-word"), () => void this.#know(asked, false));
    menu.addEventListener("keydown", (event: KeyboardEvent) => this.#key(event));
    menu.addEventListener("focusout", (event: FocusEvent) => { if (!menu.contains(event.relatedTarget as globalThis.Node | null)) this.#close(); });
    document.body.append(menu);
    this.#place(menu, word);
    ignore.focus();
    const answer = await post<{suggestions: string[]}>(`suggestions/${this.#issue}`, asked);
    if (this.#menu !== menu) return;
    const found = answer.ok ? answer.data.suggestions : [];
    hint.textContent = found.length ? "" : text("no-suggestions");
    hint.hidden = found.length > 0;
    found.forEach((suggestion) => ignore.before(item(suggestion, () => this.#replace(suggestion), "suggestion")));
    this.#place(menu, word);
    menu.querySelector<HTMLElement>("button")?.focus();
  }
  /** Below the word, or above it where there is no room. */
  #place(menu: HTMLElement, word: Word) {
    const {left, bottom, top} = this.view!.coordsAtPos(word.from);
    const size = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(left, innerWidth - size.width - 4))}px`;
    menu.style.top = `${bottom + size.height + 8 < innerHeight ? bottom + 4 : Math.max(4, top - size.height - 4)}px`;
  }
  #key(event: KeyboardEvent) {
    const all = [...this.#menu!.querySelectorAll<HTMLElement>("button")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (event.key === "Escape" || event.key === "F7") {
      this.view?.focus();
      this.#close();
      if (event.key === "F7") this.next();
    } else if (to !== undefined) {
      all[(to + all.length) % all.length]!.focus();
    } else {
      return;
    }
    event.preventDefault();
  }
  #close() {
    const menu = this.#menu;
    this.#menu = null;
    menu?.remove();
  }

  #replace(suggestion: string) {
    const {view} = this, word = this.#word;
    this.#close();
    if (!view || !word) return;
    view.dispatch(view.state.tr.insertText(suggestion, word.from, word.to).scrollIntoView());
    view.focus();
  }
  async #know(asked: {language: string; words: string[]}, here: boolean) {
    this.#close();
    this.view?.focus();
    const answer = await post(`know-word/${this.#issue}${here ? "?here=yes" : ""}`, asked);
    if (!answer.ok) return;
    for (const name of [...known.keys()]) if (!known.get(name)) known.delete(name);
    await this.#check();
  }
}
