// A file that somebody made elsewhere becomes an issue: dropped on the shelf, or chosen.

import {byId, element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {upload} from "./api";

interface Finding {severity: string; code: string; message: string; hint?: string; place?: string; file?: string; line?: number}
interface Report {
  id?: string;
  folder?: string;
  findings?: Finding[];
  "left-out"?: {line: number; why: string; text: string}[];
  summary?: {
    articles: number; countries: number;
    words: {all: number; printed: number; "left-out": number; lost: number};
    pictures: {all: number; used: number};
  };
}

/** The name in a query: guarded addresses are not longer than this. */
const longest = 700;
export function queryName(name: string): string {
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? "";
  let stem = name.slice(0, name.length - ending.length);
  while (encodeURIComponent(stem).length > longest) stem = stem.slice(0, -1);
  return encodeURIComponent(stem + ending);
}

export class Import {
  #reports = byId("import-reports")!;
  #status = byId("import-status")!;
  #queue: Promise<void> = Promise.resolve();
  onOpen = (_id: string) => {};
  onMade = () => {};

  constructor() {
    const place = byId("shelf-view")!, input = byId("import-file") as HTMLInputElement;
    input.addEventListener("change", () => {
      this.#take([...(input.files ?? [])]);
      input.value = "";
    });
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
    place.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      byId("import")!.classList.add("over");
    });
    place.addEventListener("dragleave", (event) => {
      if (!place.contains(event.relatedTarget as Node | null)) byId("import")!.classList.remove("over");
    });
    place.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      byId("import")!.classList.remove("over");
      this.#take([...(event.dataTransfer?.files ?? [])]);
    });
  }

  #take(files: File[]) {
    for (const file of files) this.#queue = this.#queue.then(() => this.#import(file));
  }

  async #import(file: File) {
    this.#status.textContent = text("importing", {file: file.name});
    byId("import")!.setAttribute("aria-busy", "true");
    try {
      const answer = await upload<Report>(`import?name=${queryName(file.name)}`, file);
      this.#reports.prepend(this.#report(file.name, answer.data, answer.data.error ?? (answer.ok ? "" : String(answer.status))));
      if (answer.ok) this.onMade();
    } catch {
      this.#reports.prepend(this.#report(file.name, {}, text("desk-lost")));
    }
    byId("import")!.removeAttribute("aria-busy");
    this.#status.textContent = "";
  }

  #report(file: string, report: Report, error: string): HTMLElement {
    const {summary, findings = [], "left-out": leftOut = []} = report;
    const box = element("section", {className: `report ${error ? "error" : ""}`, tabIndex: -1},
      element("h3", {}, error ? text("import-failed", {file}) : text("imported", {file})));
    if (error) box.append(element("p", {className: "error-text"}, error));
    if (!error && summary) {
      box.append(element("p", {}, text("import-articles", {count: summary.articles}), ". ", account(summary)));
      if (summary.words.lost > 0) box.append(element("p", {className: "error-text"}, text("words-lost", {count: summary.words.lost})));
    }
    for (const severity of ["error", "warning", "note"]) {
      const some = findings.filter((finding) => finding.severity === severity);
      if (some.length > 0) box.append(findingList(severity, some));
    }
    if (leftOut.length > 0) {
      box.append(element("details", {}, element("summary", {}, text("import-left-out", {count: leftOut.length})),
        element("ul", {className: "left-out"}, ...leftOut.map((part) => element("li", {}, part.text)))));
    }
    const close = button(text("close"), () => box.remove());
    const {id} = report;
    box.append(element("p", {className: "tools"}, ...(id ? [button(text("open-issue"), () => this.onOpen(id), "main")] : []), close));
    return box;
  }
}

function account({words, pictures}: NonNullable<Report["summary"]>): string {
  const number = (count: number) => count.toLocaleString(document.documentElement.lang);
  const said = text("import-words", {count: words.all, all: number(words.all), printed: number(words.printed),
    left: number(words["left-out"])});
  return pictures.all > 0 ? `${said} ${text("import-pictures", {count: pictures.all, used: pictures.used})}` : said;
}

function findingList(severity: string, findings: Finding[]): HTMLElement {
  const list = element("ul", {}, ...findings.map(({message, hint, place, line}) =>
    element("li", {}, place ? `${place}: ` : line ? `${text("line", {line})}: ` : "", message,
      hint ? element("span", {className: "soft"}, ` ${hint}`) : "")));
  const open = severity !== "note";
  return element("details", {open, className: severity},
    element("summary", {}, text(`${severity}s-here`, {count: findings.length})), list);
}

function button(label: string, act: () => void, className = "") {
  const made = element("button", {type: "button", className}, label) as HTMLButtonElement;
  made.addEventListener("click", act);
  return made;
}
