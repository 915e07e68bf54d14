// Sections and articles in their order; what is chosen here is edited in the middle.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {confirmed} from "./dialogs";
import {textAt, valueAt, type Edit, type Path, type Tree} from "./api";

export interface Mark {errors: number; warnings: number}

export const isSection = (path: Path) => path.length === 2;
export const isArticle = (path: Path) => path.length === 4;
const key = (path: Path) => path.join("/");
const pathOf = (text: string): Path => text ? text.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)) : [];

export class Outline {
  #list: HTMLElement;
  #tree: Tree = null;
  #dragged: Path | null = null;
  chosen: Path = [];
  countries: Record<string, string> = {};
  onChoose = (_path: Path) => {};
  textOf = async (_path: Path): Promise<string | null> => null;
  onEdit = (_edits: Edit[], _then: Path) => {};

  constructor(list: HTMLElement) {
    this.#list = list;
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** `pages`: the printed page of an article by its path; `marks`: what is to be said of it. */
  show(tree: Tree, pages: Map<string, string>, marks: Map<string, Mark>) {
    this.#tree = tree;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.path;
    const within = this.#list.contains(document.activeElement);
    const rows: HTMLElement[] = [this.#row([], text("issue-itself"), "", marks.get(""))];
    this.#sections().forEach((section, i) => {
      const articles = this.#articles(i);
      const path = ["sections", i];
      rows.push(this.#row(path, this.#sectionName(section), text("article-count", {count: articles.length}), undefined));
      articles.forEach((article, j) => {
        const at = [...path, "articles", j];
        rows.push(this.#row(at, textAt(article, ["title"]) || text("no-title"), pages.get(key(at)) ?? "", marks.get(key(at))));
      });
    });
    this.#list.replaceChildren(...rows);
    if (within && focused !== undefined) this.#button(focused)?.focus();
  }

  choose(path: Path, focus = false) {
    this.chosen = path;
    for (const button of this.#list.querySelectorAll<HTMLElement>("button")) {
      const chosen = button.dataset.path === key(path);
      button.toggleAttribute("aria-current", chosen);
      if (chosen) button.setAttribute("aria-current", "true");
      button.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) button.focus();
    }
  }

  #button(path: string) {
    return [...this.#list.querySelectorAll<HTMLElement>("button")].find((button) => button.dataset.path === path);
  }
  #sections(): Tree[] {
    const sections = valueAt(this.#tree, ["sections"]);
    return Array.isArray(sections) ? sections : [];
  }
  #articles(section: number): Tree[] {
    const articles = valueAt(this.#sections()[section], ["articles"]);
    return Array.isArray(articles) ? articles : [];
  }
  #sectionName(section: Tree): string {
    const country = textAt(section, ["country"]);
    return textAt(section, ["heading"]) || this.countries[country] || country || text("no-title");
  }

  #row(path: Path, name: string, beside: string, mark: Mark | undefined): HTMLElement {
    const level = path.length === 0 ? 0 : isSection(path) ? 1 : 2;
    const button = element("button", {type: "button", draggable: level > 0, tabIndex: -1},
      element("span", {className: "name"}, name), element("span", {className: "beside"}, beside));
    button.dataset.path = key(path);
    if (mark && mark.errors + mark.warnings > 0) {
      const words = mark.errors > 0 ? text("errors-here", {count: mark.errors}) : text("warnings-here", {count: mark.warnings});
      button.append(element("span", {className: `dot ${mark.errors > 0 ? "error" : "warning"}`, role: "img",
        "aria-label": words, title: words}, mark.errors > 0 ? "!" : "•"));
    }
    if (key(path) === key(this.chosen)) {
      button.setAttribute("aria-current", "true");
      button.tabIndex = 0;
    }
    button.addEventListener("click", () => this.onChoose(path));
    const item = element("li", {className: `level-${level}`}, button);
    button.addEventListener("dragstart", () => { this.#dragged = path; });
    item.addEventListener("dragover", (event: DragEvent) => {
      if (!this.#dragged || level === 0) return;
      event.preventDefault();
      item.classList.add("over");
    });
    item.addEventListener("dragleave", () => item.classList.remove("over"));
    item.addEventListener("drop", (event: DragEvent) => {
      event.preventDefault();
      item.classList.remove("over");
      const from = this.#dragged;
      this.#dragged = null;
      if (from) this.#drop(from, path);
    });
    return item;
  }

  /** An article goes before the one that it is dropped on, or to the beginning of a section. */
  #drop(from: Path, target: Path) {
    if (isSection(from)) {
      if (from[1] !== target[1]) this.#move(from, ["sections", target[1]!]);
      return;
    }
    const to = isSection(target) ? [...target, "articles", 0] : [...target];
    if (key(to) === key(from)) return;
    if (to[1] === from[1] && (to[3] as number) > (from[3] as number)) to[3] = (to[3] as number) - 1;
    this.#move(from, to);
  }
  #move(from: Path, to: Path) {
    this.onEdit([{what: "move", path: from, to}], to);
  }

  /** Up or down; over the end of its section into the next one. */
  step(direction: number) {
    const path = this.chosen;
    if (isSection(path)) {
      const to = (path[1] as number) + direction;
      if (to >= 0 && to < this.#sections().length) this.#move(path, ["sections", to]);
    } else if (isArticle(path)) {
      const section = path[1] as number, to = (path[3] as number) + direction;
      if (to >= 0 && to < this.#articles(section).length) {
        this.#move(path, ["sections", section, "articles", to]);
      } else if (section + direction >= 0 && section + direction < this.#sections().length) {
        const other = section + direction;
        this.#move(path, ["sections", other, "articles", direction > 0 ? 0 : this.#articles(other).length]);
      }
    }
  }

  /** Behind the chosen article, or at the end of the chosen section. */
  addArticle(article: Record<string, unknown>) {
    const sections = this.#sections();
    if (sections.length === 0) return this.addSection();
    const section = typeof this.chosen[1] === "number" ? this.chosen[1] : sections.length - 1;
    const at = isArticle(this.chosen) ? (this.chosen[3] as number) + 1 : this.#articles(section).length;
    const path = ["sections", section, "articles", at];
    this.onEdit([{what: "insert", path, value: article}], path);
  }
  addSection() {
    const at = typeof this.chosen[1] === "number" ? this.chosen[1] + 1 : this.#sections().length;
    const used = new Set(this.#sections().map((section) => textAt(section, ["country"])));
    const country = ["KZ", "KG", "TJ", "TM", "UZ", "RU", "AZ"].find((code) => !used.has(code)) ?? "KZ";
    const value = {country, articles: [{title: text("new-title"), body: `${text("new-text")}\n`}]};
    this.onEdit([{what: "insert", path: ["sections", at], value}], ["sections", at]);
  }
  async duplicate() {
    const chosen = this.chosen, value = structuredClone(valueAt(this.#tree, chosen));
    if (chosen.length === 0 || value === undefined) return;
    const articles = isArticle(chosen) ? [value] : (valueAt(value, ["articles"]) as Tree[] | undefined) ?? [];
    // Texts in files of their own are copied: a change in one is none in the other.
    for (const [i, article] of articles.entries()) {
      const path = isArticle(chosen) ? chosen : [...chosen, "articles", i];
      if (!textAt(article, ["body-file"])) continue;
      const text = await this.textOf(path);
      if (text === null) return;
      const copy = article as {[key: string]: Tree};
      delete copy["body-file"];
      copy.body = text;
    }
    const path = [...chosen.slice(0, -1), (chosen.at(-1) as number) + 1];
    this.onEdit([{what: "insert", path, value}], path);
  }
  async remove() {
    if (this.chosen.length === 0) return;
    const name = this.#button(key(this.chosen))?.querySelector(".name")?.textContent ?? "";
    if (!await confirmed(text("remove-really", {name}), text("remove"))) return;
    const rest = isArticle(this.chosen) ? this.chosen.slice(0, 2) : [];
    this.onEdit([{what: "remove", path: this.chosen}], rest);
  }

  #key(event: KeyboardEvent) {
    const all = [...this.#list.querySelectorAll<HTMLElement>("button")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    // What the keys are about is what has the focus, also where something else is open in the middle.
    const acts = event.key === "Delete" || (event.altKey && event.key.startsWith("Arrow"));
    if (acts) this.chosen = pathOf(all[at]!.dataset.path ?? "");
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      return this.step(event.key === "ArrowUp" ? -1 : 1);
    }
    if (event.key === "Delete") return void this.remove();
    const next = {ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(next, 0), all.length - 1)]!.focus();
  }
}
