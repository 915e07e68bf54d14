// Finds articles of all issues of the folder.

import {byId, element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, type Path, type ShelfIssue} from "./api";

interface Found {issue: string; name: string; path: string; title: string; excerpt: string}

const pause = 200; // milliseconds without a key

export class Search {
  #timer = 0;
  #turn = 0;
  #words = byId("search-words") as HTMLInputElement;
  onOpen = (_issue: string, _path: Path) => {};
  nameOf = (_issue: string): string => "";

  constructor() {
    this.#words.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.look(), pause);
    });
    byId("search")!.addEventListener("submit", (event: Event) => {
      event.preventDefault();
      void this.look();
    });
  }

  /** Again with the words that stand there. */
  async look() {
    clearTimeout(this.#timer);
    const mine = ++this.#turn, words = this.#words.value.trim();
    const list = byId("search-found")!, status = byId("search-status")!;
    if (!words) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    status.textContent = text("searching");
    const answer = await get<{found: Found[]}>(`find?words=${encodeURIComponent(words)}`);
    if (mine !== this.#turn) return;
    status.textContent = answer.ok ? text("articles-found", {count: answer.data.found.length}) : answer.data.error ?? "";
    list.replaceChildren(...(answer.ok ? answer.data.found.map((found) => this.#item(found)) : []));
  }

  #item({issue, name, path, title, excerpt}: Found) {
    const open = element("button", {type: "button"}, element("span", {className: "name"}, title || text("no-title")));
    open.addEventListener("click", () => this.onOpen(issue, path.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step))));
    // What was found stands between two signs that no text holds.
    const parts = excerpt.split(/[\u0002\u0003]/).map((part, i) => (i % 2 ? element("mark", {}, part) : part));
    return element("li", {className: "issue"}, open, element("p", {}, ...parts),
      element("p", {className: "soft"}, this.nameOf(issue), " · ", element("code", {}, name)));
  }
}

/** As the shelf names an issue. */
export const issueName = (issue: ShelfIssue) =>
  issue.number ? `${issue.title || issue.name} ${issue.number}/${issue.year}` : issue.title || issue.name;
