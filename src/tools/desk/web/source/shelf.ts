// All issues of the folder.

import {byId, element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, post, type ShelfIssue} from "./api";

export class Shelf {
  onOpen = (_id: string) => {};
  onProblem = (_words: string) => {};

  constructor() {
    byId("new-issue")!.addEventListener("submit", (event: Event) => {
      event.preventDefault();
      void this.#make();
    });
  }

  async show() {
    const answer = await get<{issues: ShelfIssue[]}>("shelf");
    if (!answer.ok) return this.onProblem(answer.data.error ?? "");
    const {issues} = answer.data;
    byId("no-issues")!.hidden = issues.length > 0;
    byId("issues")!.replaceChildren(...issues.map((issue) => this.#item(issue)));
    const from = byId("new-from") as HTMLSelectElement;
    from.replaceChildren(element("option", {value: ""}, text("nothing-before")),
      ...issues.map((issue) => element("option", {value: issue.id}, nameOf(issue))));
    const latest = [...issues].sort((a, b) => b.to.localeCompare(a.to))[0];
    if (latest) from.value = latest.id;
  }

  #item(issue: ShelfIssue) {
    const open = element("button", {type: "button"}, element("span", {className: "name"}, nameOf(issue)));
    open.addEventListener("click", () => this.onOpen(issue.id));
    const language = document.documentElement.lang;
    const changed = new Date(issue.changed * 1000).toLocaleString(language, {dateStyle: "medium", timeStyle: "short"});
    return element("li", {className: `issue ${issue.state}`}, open,
      element("p", {}, [issue.from && `${issue.from} – ${issue.to}`, text("article-count", {count: issue.articles}),
        text(`state-${issue.state}`)].filter(Boolean).join(" · ")),
      element("p", {className: "soft"}, text("changed-at", {when: changed}), " · ", element("code", {}, issue.name)));
  }

  async #make() {
    const folder = (byId("new-folder") as HTMLInputElement).value;
    const from = (byId("new-from") as HTMLSelectElement).value;
    const answer = await post<{id: string; findings?: {message: string}[]}>("new", {folder, from});
    if (!answer.ok) {
      return this.onProblem([answer.data.error, ...(answer.data.findings ?? []).map((f) => f.message)].join(" "));
    }
    this.onOpen(answer.data.id);
  }
}

const nameOf = (issue: ShelfIssue) =>
  issue.number ? `${issue.title || issue.name} ${issue.number}/${issue.year}` : issue.title || issue.name;
