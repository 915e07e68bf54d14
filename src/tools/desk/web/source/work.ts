// What is chosen in the outline: its form, and of an article its text.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, post, textAt, valueAt, type Edit, type Path, type Rule} from "./api";
import {Editor} from "./editor";
import {form, type FormContext} from "./forms";
import type {Block} from "./blocks";
import {addPictures} from "./pictures";
import {isArticle, isSection} from "./outline";
import {choose, type Writer} from "./writer";

interface Body {text: string; version: string; file: string; "line-ends": string; blocks: Block[]}

/** What an editor looks for first stands above the text. */
const leading = new Set(["title", "date"]);
const pause = 30; // milliseconds from a key to the writing; keys that come while a text is written go together

export class Work {
  #box: HTMLElement;
  #writer: Writer;
  #lead: HTMLElement = element("div", {}); // above an article's text; all of another form
  #rest: HTMLElement = element("div", {}); // below it
  #path: Path = [];
  #body: Body | null = null;
  #saved = ""; // what the editor held when it was last written
  #timer = 0;
  #turn = 0;
  editor: Editor | null = null;
  rule: Rule = {kinds: []};
  countries: Record<string, string> = {};
  onCaret = (_line: number | null, _file: string) => {};
  onEdited = () => {};
  onNews = (_words: string) => {};
  onOlder = (_way: "undo" | "redo") => {};

  constructor(box: HTMLElement, writer: Writer) {
    this.#box = box;
    this.#writer = writer;
    addEventListener("pagehide", () => void this.flush(true));
  }

  get path() { return this.#path; }
  get file() { return this.#body?.file ?? ""; }

  async show(path: Path) {
    await this.flush();
    const mine = ++this.#turn;
    this.editor?.destroy();
    this.editor = null;
    this.#body = null;
    this.#path = path;
    this.#lead = element("div", {});
    this.#rest = element("div", {});
    this.#box.replaceChildren(this.#lead, this.#rest);
    this.#box.scrollTop = 0;
    this.refreshForm();
    if (!isArticle(path)) return;
    const answer = await get<Body>(`body/${this.#writer.issue!.id}?path=${encodeURIComponent(path.join("/"))}`);
    if (mine !== this.#turn || !answer.ok) return;
    this.#edit(answer.data);
  }

  /** Called when the issue has changed; the focus stays in its field, with what was typed there and is not yet taken. */
  refreshForm() {
    const issue = this.#writer.issue;
    if (!issue) return;
    if (this.#path.length > 0 && valueAt(issue.value, this.#path) === undefined) return;
    const active = document.activeElement as HTMLInputElement | null;
    const focused = active?.dataset.path;
    const typed = active && active.dataset.shown !== undefined && active.value !== active.dataset.shown ? active.value : null;
    const rare = () => [...this.#box.querySelectorAll<HTMLDetailsElement>("details[data-rare]")];
    const opened = new Set(rare().filter((part) => part.open).map((part) => part.dataset.rare));
    const rule = this.#ruleOf(this.#path);
    if (!rule) return;
    const keys = rule.keys ?? [];
    const name = this.#path.length === 0 ? text("issue-itself") : isSection(this.#path) ? text("section") : text("article");
    const {context} = this;
    const split = isArticle(this.#path);
    const lead = split ? {...rule, keys: keys.filter((key) => leading.has(key.name))} : rule;
    this.#lead.replaceChildren(element("h2", {}, name), form(lead, this.#path, context));
    this.#rest.replaceChildren(...(split ? [element("h2", {}, text("article-details")),
      form({...rule, keys: keys.filter((key) => !leading.has(key.name))}, this.#path, context)] : []));
    for (const part of rare()) part.open = opened.has(part.dataset.rare);
    for (const field of this.#box.querySelectorAll<HTMLInputElement>("[data-path]")) {
      if (field.matches("input, textarea")) field.dataset.shown = field.value;
      if (field.dataset.path !== focused) continue;
      if (typed !== null) field.value = typed;
      field.focus();
    }
  }

  #ruleOf(path: Path): Rule | undefined {
    const below = (rule: Rule | undefined, name: string) => rule?.keys?.find((key) => key.name === name)?.rule.items;
    const section = below(this.rule, "sections");
    return isArticle(path) ? below(section, "articles") : isSection(path) ? section : this.rule;
  }

  get context(): FormContext {
    return {
      issue: this.#writer.issue!.id,
      tree: () => this.#writer.issue!.value,
      countries: this.countries,
      change: async (path, value) => {
        if (value === undefined && valueAt(this.#writer.issue!.value, path) === undefined) return false;
        return this.#writer.edit([this.#editOf(path, value)]);
      },
    };
  }

  #editOf(path: Path, value: unknown): Edit {
    const mark = path.at(-1);
    if (mark === "#move") return {what: "move", path: path.slice(0, -1), to: [...path.slice(0, -2), value as number]};
    if (mark === "#insert") return {what: "insert", path: path.slice(0, -1), value};
    if (value !== undefined) return {what: "set", path, value};
    // A mapping or list of which nothing is left goes too.
    const tree = this.#writer.issue!.value;
    let at = path;
    while (at.length > this.#path.length + 1) {
      const holder = valueAt(tree, at.slice(0, -1));
      if (holder === null || typeof holder !== "object" || Object.keys(holder).length > 1) break;
      at = at.slice(0, -1);
    }
    return {what: "remove", path: at};
  }

  #edit(body: Body) {
    this.#body = body;
    this.editor?.destroy();
    for (const old of this.#box.querySelectorAll(".editor")) old.remove();
    const box = element("div", {className: "editor"});
    this.#lead.after(box);
    const tree = this.#writer.issue!.value;
    const language = textAt(tree, [...this.#path, "language"]) || textAt(tree, ["language"]) || "en";
    this.editor = new Editor(box, body.blocks, language, text("article-text"), this.#writer.issue!.id);
    this.#saved = this.editor.text;
    this.editor.onChange = () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.flush(), pause);
      this.onEdited();
    };
    this.editor.onOlder = (way) => this.onOlder(way);
    this.editor.onNews = (words) => this.onNews(words);
    this.editor.onPictures = (files) => {
      const pictures = [...this.#path, "pictures"];
      const count = () => { const list = valueAt(this.#writer.issue!.value, pictures); return Array.isArray(list) ? list.length : 0; };
      void addPictures(files, pictures, count, this.context, (words) => this.onNews(words || text("picture-taken")));
    };
    this.editor.onCaret = (line) => this.onCaret(line, body.file);
    this.onEdited();
  }

  /** Writes what was typed. `last`: the page goes, so that nothing is asked before. */
  flush(last = false): Promise<void> {
    clearTimeout(this.#timer);
    const editor = this.editor, body = this.#body, path = this.#path;
    if (!editor || !body) return Promise.resolve();
    return this.#writer.queue(async () => {
      const shown = editor.text;
      if (this.#body !== body || shown === this.#saved) return;
      const id = this.#writer.issue!.id;
      const {text: typed, faithful} = last ? {text: shown, faithful: true} : await editor.written(async (written) =>
        (await post<{blocks: Block[]}>(`markdown?line-ends=${body["line-ends"]}`, written)).data.blocks);
      const send = (version: string) => post<Body & {issue: string}>(`save-body/${id}`,
        {path: path.join("/"), version, text: typed}, last);
      let answer = await send(body.version);
      if (answer.status === 409) {
        const theirs = answer.data;
        if (!await choose(typed, theirs.text)) {
          if (this.#body === body) this.#edit(theirs);
          return;
        }
        answer = await send(theirs.version);
      }
      if (!answer.ok) return this.#writer.onProblem(answer.data.error ?? String(answer.status));
      body.text = typed;
      body.version = answer.data.version;
      if (this.#body === body) this.#saved = shown;
      if (!faithful) this.#writer.onProblem(text("not-faithful"));
      await this.#writer.refresh();
    });
  }

  /** Called when files have changed: takes a text that somebody else wrote, unless there are words of one's own. */
  async refreshText() {
    const body = this.#body, path = this.#path, issue = this.#writer.issue;
    if (!body || !issue || !this.editor || this.editor.text !== this.#saved) return;
    const answer = await get<Body>(`body/${issue.id}?path=${encodeURIComponent(path.join("/"))}`);
    if (!answer.ok || this.#body !== body || answer.data.version === body.version) return;
    if (this.editor.text === this.#saved) this.#edit(answer.data);
  }
}
