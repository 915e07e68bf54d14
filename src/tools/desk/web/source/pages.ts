// The pages beside the text, and what the server finds in it.

import {byId, roving} from "../../../../../assets/preview/dom.js";
import {Findings} from "../../../../../assets/preview/findings.js";
import {Pages} from "../../../../../assets/preview/pages.js";
import {Places} from "../../../../../assets/preview/places.js";
import {listen, setBase} from "../../../../../assets/preview/server.js";
import {folioOf, text} from "../../../../../assets/preview/texts.js";
import type {Issue, Path} from "./api";
import type {Mark} from "./outline";

export interface SourcePlace {file: string; line: number; column: number; page?: number}
export interface Found extends SourcePlace {code: string; severity: string; message: string; place: {page: number; y: number} | null}
interface Edition {number: number; looks: string[]; folios: string[]; headings: {title: string; page: number; y: number}[]}
export interface State {
  number: number; current: boolean; descriptor: string; build_ms: number; watch_problem: string;
  findings: Found[]; edition: Edition | null;
}

export class Beside {
  #pages = new Pages(byId("desk"));
  #places = new Places(this.#pages, byId("desk"));
  #findings = new Findings(this.#pages);
  #source: EventSource | null = null;
  #turn = 0;
  #followed: [string, number] | null = null;
  state: State | null = null;
  onState = (_state: State) => {};
  onPlace = (_place: SourcePlace) => {};
  onLost = () => {};
  /** A warning is to be reported no more where it is. */
  onIgnore = (_found: Found) => {};
  #found = 0; // how many there were
  #reached = -1; // the finding that the steps have come to

  constructor() {
    this.#findings.hasEditor = true;
    // Untyped modules: what they call their listeners with is not known from their defaults.
    Object.assign(this.#findings, {onOpen: (place: SourcePlace) => this.onPlace(place)});
    Object.assign(this.#findings, {onShow: () => this.choose(false), onFlag: () => this.choose(true)});
    Object.assign(this.#findings, {moreActions: (found: Found) =>
      found.severity === "warning" ? [[text("ignore-here"), () => this.onIgnore(found)]] : []});
    byId("finding-next")!.addEventListener("click", () => this.stepFinding(1));
    byId("finding-before")!.addEventListener("click", () => this.stepFinding(-1));
    Object.assign(this.#places, {onMark: (place: SourcePlace | null) => place && this.onPlace(place)});
    const tabs = [byId("tab-pages"), byId("tab-findings")] as HTMLElement[];
    for (const tab of tabs) tab.addEventListener("click", () => this.choose(tab.id === "tab-findings"));
    roving(tabs[0]!.parentElement, () => tabs, ["ArrowLeft", "ArrowRight"]);
  }

  choose(findings: boolean) {
    for (const [tab, panel, on] of [["tab-pages", "pages-panel", !findings], ["tab-findings", "findings", findings]] as const) {
      byId(tab)!.setAttribute("aria-selected", String(on));
      (byId(tab) as HTMLElement).tabIndex = on ? 0 : -1;
      byId(panel)!.hidden = !on;
    }
    // What the caret went to while the findings were in sight.
    if (!findings && this.#followed) void this.follow(...this.#followed);
  }

  /** To the next finding, or the one before, and to its text; behind the last one comes the first. */
  stepFinding(direction: number) {
    const all = this.state?.findings ?? [];
    if (all.length === 0) return;
    this.#reached = this.#reached < 0 ? (direction > 0 ? 0 : all.length - 1) : (this.#reached + direction + all.length) % all.length;
    const found = all[this.#reached]!;
    this.choose(true);
    this.#findings.reach(this.#reached);
    byId("finding-place")!.textContent = text("finding-of", {place: this.#reached + 1, count: all.length});
    if (found.line > 0) this.onPlace(found);
  }

  open(issue: string) {
    this.close();
    this.#followed = null;
    this.#reached = -1;
    setBase(`/at/${issue}`);
    // Nothing of the issue before stays: its editions have the same numbers.
    this.#places.clear();
    void this.#places.update(-1);
    void this.#pages.show({width: 595, height: 842, folios: [], headings: []}, []);
    this.#findings.update([], null);
    this.#source = listen((state: State) => this.#show(state), () => this.onLost()) as EventSource;
  }
  close() {
    this.#source?.close();
    this.#source = null;
    this.state = null;
  }

  async #show(state: State) {
    const mine = ++this.#turn;
    this.state = state;
    this.#findings.descriptor = state.descriptor;
    if (state.edition) {
      await this.#pages.show(state.edition, state.edition.looks);
      if (mine !== this.#turn) return;
      document.body.dataset.shown = String(state.number);
      document.body.dataset.shownAt = String(performance.timeOrigin + performance.now());
      await this.#places.update(state.edition.number);
    }
    this.#findings.update(state.findings, state.edition);
    byId("finding-steps")!.hidden = state.findings.length === 0;
    // Where the one that was reached is gone, the one behind it comes next.
    this.#reached = Math.min(this.#reached, state.findings.length) - (state.findings.length < this.#found ? 1 : 0);
    this.#reached = Math.max(this.#reached, -1);
    this.#found = state.findings.length;
    byId("finding-place")!.textContent = "";
    this.onState(state);
  }

  /** Where a file and line of the input belong to. */
  itemAt(issue: Issue, place: SourcePlace): Path | null {
    const own = this.state && (place.file === this.state.descriptor || place.file === this.state.descriptor.split("/").pop());
    let found: Path | null = null;
    for (const {path, line, end_line} of issue.places) {
      if (path[0] !== "sections" || path.length > 4 || path.length < 2) continue;
      const file = path.length === 4 ? bodyFile(issue, path) : null;
      const within = own ? place.line >= line && place.line <= end_line : file === place.file;
      if (within && (!found || path.length > found.length)) found = path;
    }
    return found;
  }

  marks(issue: Issue): Map<string, Mark> {
    const result = new Map<string, Mark>();
    for (const finding of this.state?.findings ?? []) {
      const path = finding.line > 0 ? this.itemAt(issue, finding) : null;
      const key = (path ?? []).join("/");
      const mark = result.get(key) ?? {errors: 0, warnings: 0};
      if (finding.severity === "error") ++mark.errors;
      if (finding.severity === "warning") ++mark.warnings;
      result.set(key, mark);
    }
    return result;
  }

  /** The printed page where each article begins. */
  pageNumbers(issue: Issue): Map<string, string> {
    const edition = this.state?.edition;
    return new Map([...this.#headings(issue)].map(([path, {page}]) => [path, folioOf(edition, page)]));
  }

  /** Shows the page where a section or an article begins; of the issue itself the first one. */
  showItem(issue: Issue, path: Path) {
    const headings = this.#headings(issue);
    const place = path.length === 0 ? {page: 0, y: 0} : headings.get((path.length === 2 ? [...path, "articles", 0] : path).join("/"));
    if (place) this.#pages.goTo(place.page, place.y);
  }

  /** Headings come in the articles' order. */
  #headings(issue: Issue): Map<string, {page: number; y: number}> {
    const result = new Map<string, {page: number; y: number}>();
    const edition = this.state?.edition;
    if (!edition) return result;
    const simple = (words: string) => words.replace(/[\s\u00A0\u00AD*_«»“”„"'’–—-]+/g, "").toLowerCase();
    let at = 0;
    for (const {path} of issue.places) {
      if (path[0] !== "sections" || path.length !== 4) continue;
      const title = simple(titleOf(issue, path));
      const found = edition.headings.findIndex((heading, i) => i >= at && simple(heading.title) === title);
      if (found < 0) continue;
      at = found + 1;
      result.set(path.join("/"), edition.headings[found]!);
    }
    return result;
  }

  /** Shows the page on which a line of the input is printed, without taking the focus. */
  async follow(file: string, line: number) {
    this.#followed = byId("pages-panel")!.hidden ? [file, line] : null;
    if (this.#followed) return;
    const count = this.#pages.count as number;
    let best: {page: number; y: number; line: number} | null = null;
    for (let page = 0; page < count; ++page) {
      for (const place of await this.#places.list(page)) {
        if (place.file === file && place.line <= line && (!best || place.line > best.line)) best = {page, y: place.y, line: place.line};
      }
    }
    if (best) this.#pages.goTo(best.page, best.y);
  }
}

function bodyFile(issue: Issue, path: Path): string | null {
  let at: unknown = issue.value;
  for (const step of [...path, "body-file"]) at = (at as Record<string, unknown> | undefined)?.[step as string];
  return typeof at === "string" ? at : null;
}
function titleOf(issue: Issue, path: Path): string {
  let at: unknown = issue.value;
  for (const step of [...path, "title"]) at = (at as Record<string, unknown> | undefined)?.[step as string];
  return typeof at === "string" ? at : "";
}
