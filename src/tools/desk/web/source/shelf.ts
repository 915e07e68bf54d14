// All issues of the folder.

import {byId, element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, post, type Path, type ShelfIssue} from "./api";
import {issueName, Search} from "./search";

export class Shelf {
  #issues: ShelfIssue[] = [];
  #search = new Search();
  /** Covers are drawn when they come into sight, one after the other. */
  #covers = new IntersectionObserver((entries) => {
    for (const {target, isIntersecting} of entries) {
      if (!isIntersecting) continue;
      this.#covers.unobserve(target);
      this.#drawing = this.#drawing.then(() => draw(target as HTMLCanvasElement)).catch(() => {});
    }
  });
  #drawing: Promise<void> = Promise.resolve();
  onOpen = (_id: string, _path?: Path) => {};
  onProblem = (_words: string) => {};

  constructor() {
    this.#search.onOpen = (issue, path) => this.onOpen(issue, path);
    this.#search.nameOf = (id) => { const issue = this.#issues.find((one) => one.id === id); return issue ? issueName(issue) : ""; };
    byId("new-issue")!.addEventListener("submit", (event: Event) => {
      event.preventDefault();
      void this.#make();
    });
    const name = byId("new-folder") as HTMLInputElement;
    byId("new-from")!.addEventListener("change", () => {
      if (name.value === name.dataset.proposed) this.#propose();
    });
  }

  async show() {
    const answer = await get<{issues: ShelfIssue[]; folder: string}>("shelf");
    if (!answer.ok) return this.onProblem(answer.data.error ?? "");
    const {issues, folder} = answer.data;
    byId("shelf-folder")!.textContent = folder;
    byId("no-issues")!.hidden = issues.length > 0;
    byId("issues")!.replaceChildren(...issues.map((issue) => this.#item(issue)));
    const from = byId("new-from") as HTMLSelectElement;
    from.replaceChildren(element("option", {value: ""}, text("nothing-before")),
      ...issues.map((issue) => element("option", {value: issue.id}, issueName(issue))));
    const latest = [...issues].sort((a, b) => b.to.localeCompare(a.to))[0];
    if (latest) from.value = latest.id;
    this.#issues = issues;
    this.#propose();
    void this.#search.look();
  }

  /** The folder's name of the issue before with the next number. */
  #propose() {
    const name = byId("new-folder") as HTMLInputElement;
    const before = this.#issues.find((issue) => issue.id === (byId("new-from") as HTMLSelectElement).value);
    name.value = name.dataset.proposed = before ? nextFolder(before, this.#issues) : "";
  }

  #item(issue: ShelfIssue) {
    const open = element("button", {type: "button"}, element("span", {className: "name"}, issueName(issue)));
    open.addEventListener("click", () => this.onOpen(issue.id));
    const language = document.documentElement.lang;
    const changed = new Date(issue.changed * 1000).toLocaleString(language, {dateStyle: "medium", timeStyle: "short"});
    const cover = element("canvas", {className: "cover", width: 0, height: 0, role: "presentation"}) as HTMLCanvasElement;
    cover.dataset.issue = issue.id;
    this.#covers.observe(cover);
    return element("li", {className: `issue ${issue.state}`}, cover, open,
      element("span", {className: "state"}, text(`state-${issue.state}`)),
      element("p", {}, [daysOf(issue), text("article-count", {count: issue.articles})].filter(Boolean).join(" · ")),
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

/** An issue that cannot be set has no cover. */
async function draw(canvas: HTMLCanvasElement) {
  if (!canvas.isConnected) return;
  const answer = await get<Blob>(`cover/${canvas.dataset.issue}`);
  if (answer.status !== 200) return;
  const picture = await createImageBitmap(answer.data);
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0);
}

/** "December 16 – 31, 2024", as the page's language has it. */
function daysOf({from, to}: ShelfIssue): string {
  const [first, last] = [new Date(`${from}T00:00`), new Date(`${to || from}T00:00`)];
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime()) || last < first) return [from, to].filter(Boolean).join(" – ");
  return new Intl.DateTimeFormat(document.documentElement.lang, {day: "numeric", month: "long", year: "numeric"}).formatRange(first, last);
}

/** "2024-21" → "2024-22"; year and number where the folder is named otherwise. Nothing where that name is taken. */
function nextFolder({name, number, year}: ShelfIssue, issues: ShelfIssue[]): string {
  const folder = name.split("/").at(-2) ?? "";
  const found = new RegExp(`^(.*?)(0*)${number}(?!.*\\d)(.*)$`).exec(folder);
  const next = (digits: number) => String(Number(number) + 1).padStart(digits, "0");
  if (!/^\d+$/.test(number)) return "";
  const made = found && !/\d$/.test(found[1]!) ? `${found[1]}${next(found[2]!.length + number.length)}${found[3]}` : `${year}-${next(2)}`;
  return issues.some((issue) => issue.name.split("/").at(-2) === made) ? "" : made;
}
