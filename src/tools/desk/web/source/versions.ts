// Versions of the issue: by day, with the pages that have changed since, and the way back.

import {byId, element} from "../../../../../assets/preview/dom.js";
import {pictureOf} from "../../../../../assets/preview/server.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, post, type Path} from "./api";
import {button} from "./pictures";

interface Version {id: string; message: string; author: string; time: number; tags: string[]}
interface Kept {problem: string; author: string; email: string; versions: Version[]}
interface Shown {problem: string; looks: string[]; articles: {path: Path; title: string}[]}

const width = 900; // pixels of a page, as the server draws past ones
const mostPages = 24; // that are shown at once

export class Versions {
  #dialog = byId("versions") as HTMLDialogElement;
  #list = byId("version-list")!;
  #view = byId("version-view")!;
  #turn = 0;
  issue = () => ({id: "", looks: [] as string[]});
  /** Brings back a version, or one article of it; whether that was done. */
  onBack = async (_version: string, _path: Path | null): Promise<boolean> => false;

  constructor() {
    byId("versions-close")!.addEventListener("click", () => this.#dialog.close());
    byId("author-form")!.addEventListener("submit", (event: Event) => {
      event.preventDefault();
      void this.#saveAuthor();
    });
  }

  async open() {
    this.#list.replaceChildren();
    this.#view.replaceChildren();
    byId("versions-problem")!.textContent = text("looking-for-versions");
    if (!this.#dialog.open) this.#dialog.showModal();
    const answer = await get<Kept>(`versions/${this.issue().id}`);
    if (!answer.ok) {
      byId("versions-problem")!.textContent = answer.data.error ?? "";
      return;
    }
    const {problem, author, email, versions} = answer.data;
    byId("versions-problem")!.textContent = problem || (versions.length ? "" : text("no-versions"));
    (byId("author-name") as HTMLInputElement).value = author;
    (byId("author-email") as HTMLInputElement).value = email;
    this.#list.replaceChildren(...this.#days(versions));
    this.#list.querySelector<HTMLElement>("button")?.focus();
  }

  #days(versions: Version[]): HTMLElement[] {
    const parts: HTMLElement[] = [];
    let day = "", list: HTMLElement = element("ol", {});
    for (const version of versions) {
      const when = new Date(version.time * 1000), language = document.documentElement.lang;
      const date = when.toLocaleDateString(language, {dateStyle: "full"});
      if (date !== day) {
        list = element("ol", {});
        parts.push(element("h3", {}, date), list);
        day = date;
      }
      const open = element("button", {type: "button"},
        element("span", {className: "soft"}, when.toLocaleTimeString(language, {timeStyle: "short"})), " ",
        element("span", {}, version.message),
        ...version.tags.map((tag) => element("span", {className: "state"}, tag)),
        element("span", {className: "soft"}, ` · ${version.author}`));
      open.addEventListener("click", () => void this.#show(version, open));
      list.append(element("li", {}, open));
    }
    return parts;
  }

  async #show(version: Version, chosen: HTMLElement) {
    const mine = ++this.#turn, {id} = this.issue();
    for (const one of this.#list.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    chosen.setAttribute("aria-current", "true");
    this.#view.replaceChildren(element("p", {role: "status"}, text("setting-version")));
    const answer = await get<Shown>(`version/${id}?at=${version.id}`);
    if (mine !== this.#turn) return;
    if (!answer.ok) return this.#view.replaceChildren(element("p", {role: "status"}, answer.data.error ?? ""));
    const {problem, looks, articles} = answer.data;
    const pairs = problem ? [] : changedPages(looks, this.issue().looks);
    this.#view.replaceChildren(this.#tools(version, articles),
      element("p", {role: "status"}, problem || text("changed-pages", {count: pairs.length})),
      ...pairs.slice(0, mostPages).map((pair) => this.#pair(version, pair)));
  }

  #tools(version: Version, articles: Shown["articles"]): HTMLElement {
    const back = async (path: Path | null) => {
      if (await this.onBack(version.id, path)) this.#dialog.close();
    };
    const choice = element("select", {"aria-label": text("article-of-version")},
      ...articles.map(({title}, i) => element("option", {value: String(i)}, `${i + 1}. ${title || text("no-title")}`))) as HTMLSelectElement;
    return element("p", {className: "tools"},
      button(text("bring-all-back"), () => void back(null)), choice,
      button(text("bring-article-back"), () => void back(articles[Number(choice.value)]?.path ?? null), articles.length === 0));
  }

  #pair(version: Version, [before, now]: Pair): HTMLElement {
    const {id, looks} = this.issue();
    const nothing = () => element("p", {className: "soft none"}, text("no-such-page"));
    const canvas = element("canvas", {role: "img", "aria-label": text("page-then", {page: (before ?? 0) + 1})}) as HTMLCanvasElement;
    if (before !== null) void paint(canvas, `version-page/${id}?at=${version.id}&page=${before}`);
    const picture = now === null ? nothing()
      : element("img", {alt: text("page-now", {page: now + 1}), src: pictureOf(now, looks[now], width)});
    return element("div", {className: "pages-then-now"},
      element("figure", {}, element("figcaption", {}, text("then")), before === null ? nothing() : canvas),
      element("figure", {}, element("figcaption", {}, text("now")), picture));
  }

  async #saveAuthor() {
    const value = (id: string) => (byId(id) as HTMLInputElement).value.trim();
    const answer = await post(`author/${this.issue().id}`, {name: value("author-name"), email: value("author-email")});
    byId("author-status")!.textContent = answer.ok ? text("saved") : answer.data.error ?? String(answer.status);
  }
}

/** A canvas: an address that a picture asks for could not bring the token. */
async function paint(canvas: HTMLCanvasElement, address: string) {
  const answer = await get<Blob>(address);
  if (!answer.ok) return;
  const picture = await createImageBitmap(answer.data);
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0);
}

type Pair = [number | null, number | null];

/** Pages that look otherwise, those that came and those that went, by a longest common sequence of looks. */
export function changedPages(before: string[], now: string[]): Pair[] {
  const common = Array.from({length: before.length + 1}, () => new Array<number>(now.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; --i) {
    for (let j = now.length - 1; j >= 0; --j) {
      common[i]![j] = before[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const pairs: Pair[] = [];
  let then: number[] = [], since: number[] = []; // between two pages that are the same
  const close = () => {
    for (let k = 0; k < Math.max(then.length, since.length); ++k) pairs.push([then[k] ?? null, since[k] ?? null]);
    [then, since] = [[], []];
  };
  for (let i = 0, j = 0; i < before.length || j < now.length;) {
    if (i < before.length && j < now.length && before[i] === now[j]) {
      close();
      ++i;
      ++j;
    } else if (j < now.length && (i === before.length || common[i]![j + 1]! >= common[i + 1]![j]!)) {
      since.push(j++);
    } else {
      then.push(i++);
    }
  }
  close();
  return pairs;
}
