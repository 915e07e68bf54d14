// Joins the parts: the shelf, and an issue with its outline, its text and its pages.

import "./desk.css";
import "./words.css";
import "./versions.css";
import {byId} from "../../../../../assets/preview/dom.js";
import {loadTexts, text} from "../../../../../assets/preview/texts.js";
import {get, post, textAt, valueAt, type Edit, type Path, type Rule} from "./api";
import {confirmed} from "./dialogs";
import {Import} from "./import";
import {isArticle, Outline} from "./outline";
import {Beside, type SourcePlace} from "./pages";
import {Shelf} from "./shelf";
import words from "./texts.json";
import {learnSources} from "./sources";
import {Versions} from "./versions";
import {Work} from "./work";
import {Writer} from "./writer";

await loadTexts(words);

const writer = new Writer();
const outline = new Outline(byId("outline-list")!);
const beside = new Beside();
const work = new Work(byId("work")!, writer);
const shelf = new Shelf();
const button = (id: string) => byId(id) as HTMLButtonElement;

function say(status: string) {
  byId("status")!.textContent = status;
}
/** What went wrong with what somebody did stays until they do something else; what is wrong with the server, until it is well. */
const notices: {act: string | null; news: string | null; state: string | null} = {act: null, news: null, state: null};
function note(kind: keyof typeof notices, words: string | null) {
  notices[kind] = words;
  const box = byId("notice")!, shown = notices.state ?? notices.act ?? notices.news;
  box.hidden = !shown;
  box.className = shown === notices.news ? "warning" : "error";
  if (box.textContent !== (shown ?? "")) box.textContent = shown ?? "";
}
const notice = (problem: string | null) => note("act", problem);

/** In place of the pages, as long as there are none. */
function showWhyNone(words: string, errors: number) {
  byId("no-pages")!.hidden = Boolean(beside.state?.edition);
  byId("no-pages-why")!.textContent = words;
  byId("to-findings")!.hidden = errors === 0;
}
byId("to-findings")!.onclick = () => beside.choose(true);

function showOutline() {
  if (!writer.issue) return;
  outline.show(writer.issue.value, beside.pageNumbers(writer.issue), beside.marks(writer.issue));
}
function showTools() {
  button("undo").disabled = !writer.canUndo && !work.editor?.canUndo;
  button("redo").disabled = !writer.canRedo && !work.editor?.canRedo;
  button("move-up").disabled = button("move-down").disabled = button("remove").disabled = button("duplicate").disabled =
    outline.chosen.length === 0;
  button("release").disabled = !beside.state?.current || beside.state.findings.some((f) => f.severity === "error");
}

/** Which part a window shows that has no room for all. */
function showPane(pane: "outline" | "work" | "beside") {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll<HTMLElement>("#panes button")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }
}
for (const button of document.querySelectorAll<HTMLElement>("#panes button")) {
  button.onclick = () => showPane(button.dataset.pane as "outline" | "work" | "beside");
}

let waiting: Path | null = null; // for the pages, which come later than the issue

async function choose(path: Path, focus = false) {
  note("news", null);
  outline.choose(path, focus);
  if (!beside.state?.edition) waiting = path;
  else if (path.join("/") !== work.path.join("/")) beside.showItem(writer.issue!, path);
  await work.show(path);
  showTools();
}

const issueTools = ["to-shelf", "panes", "undo", "redo", "to-versions", "download", "release"];

async function openIssue(id: string, remember = true, path?: Path) {
  notice(null);
  if (!await writer.open(id)) return;
  if (remember) history.pushState({issue: id}, "", `/?issue=${id}`);
  byId("shelf-view")!.hidden = true;
  byId("issue-view")!.hidden = false;
  for (const name of issueTools) byId(name)!.hidden = false;
  showPane("work");
  byId("download")!.title = text("download");
  (byId("download") as HTMLAnchorElement).href = `/at/${id}/release.pdf`;
  beside.open(id);
  void learnSources();
  say(text("building"));
  showWhyNone(text("building"), 0);
  await choose(path && valueAt(writer.issue!.value, path) !== undefined ? path : firstArticle());
  byId("work")!.focus({preventScroll: true});
}
const firstArticle = (): Path =>
  valueAt(writer.issue!.value, ["sections", 0, "articles", 0]) ? ["sections", 0, "articles", 0] : [];

async function openShelf(remember = true) {
  note("act", null);
  note("state", null);
  await work.flush();
  beside.close();
  writer.issue = null;
  if (remember) history.pushState({}, "", "/");
  byId("issue-view")!.hidden = true;
  byId("shelf-view")!.hidden = false;
  for (const name of issueTools) byId(name)!.hidden = true;
  byId("title")!.textContent = document.title = text("desk");
  await shelf.show();
  say("");
}

writer.onIssue = (issue) => {
  const name = `${textAt(issue.value, ["series", "title"])} ${textAt(issue.value, ["number"])}/${textAt(issue.value, ["year"])}`;
  byId("title")!.textContent = document.title = name;
  byId("title")!.setAttribute("lang", textAt(issue.value, ["language"]) || "en");
  if (valueAt(issue.value, outline.chosen) === undefined && outline.chosen.length > 0) void choose([]);
  showOutline();
  work.refreshForm();
  showTools();
};
writer.onSteps = showTools;
writer.onProblem = notice;
writer.onSaved = (pending) => { byId("saved")!.textContent = text(pending ? "saving" : "saved"); };
shelf.onProblem = notice;
shelf.onOpen = (id, path) => void openIssue(id, true, path);
const imports = new Import();
imports.onOpen = (id) => void openIssue(id);
imports.onMade = () => void shelf.show();

outline.onChoose = (path) => {
  showPane("work");
  void choose(path);
};
outline.onEdit = async (edits: Edit[], then: Path) => {
  await work.flush();
  notice(null);
  if (!await writer.edit([...edits, ...countOf(edits)])) return;
  const added = edits[0]?.what === "insert" && isArticle(then);
  await choose(then, !added);
  // Who adds an article names it next.
  if (added) byId("work")!.querySelector<HTMLTextAreaElement>("[data-key='title'] textarea")?.focus();
};

/** Where the issue states how many articles it has, and is right, it stays right. */
function countOf(edits: Edit[]): Edit[] {
  const path = ["digest", "articles"];
  const tree = writer.issue!.value;
  const articlesIn = (section: unknown) => ((section as {articles?: unknown[]} | null)?.articles ?? []).length;
  const sections = valueAt(tree, ["sections"]);
  const before = Array.isArray(sections) ? sections.reduce((sum: number, section) => sum + articlesIn(section), 0) : 0;
  if (textAt(tree, path) !== String(before)) return [];
  let more = 0;
  for (const edit of edits) {
    const changed = edit.what === "insert" ? edit.value : edit.what === "remove" ? valueAt(tree, edit.path) : null;
    const count = edit.path.length === 2 ? articlesIn(changed) : changed ? 1 : 0;
    more += edit.what === "remove" ? -count : count;
  }
  return more === 0 ? [] : [{what: "set", path, value: before + more}];
}
work.onEdited = showTools;
work.onNews = (words) => note("news", words || null);
let following = 0;
work.onCaret = (line, file) => {
  clearTimeout(following);
  if (line === null) return;
  following = window.setTimeout(() => {
    const place = writer.issue && placeOfLine(line, file);
    if (place) void beside.follow(place.file, place.line);
  }, 150);
};

/** Where a line of the article's text stands in its file. */
function placeOfLine(line: number, file: string): {file: string; line: number} | null {
  if (file) return {file, line: line + 1};
  const printed = beside.state?.descriptor;
  const at = writer.issue!.places.find(({path}) => path.join("/") === work.path.join("/"));
  if (!printed || !at) return null;
  // The text is the last of most articles: its lines are counted from there.
  const lines = textAt(writer.issue!.value, [...work.path, "body"]).trimEnd().split("\n").length;
  return {file: printed, line: Math.max(at.line, at.end_line - lines + 1) + line};
}

beside.onPlace = async (place: SourcePlace) => {
  if (!writer.issue) return;
  showPane("work");
  const path = beside.itemAt(writer.issue, place);
  if (!path) return void choose([]);
  if (path.join("/") !== work.path.join("/")) await choose(path);
  if (!isArticle(path) || !work.editor) return;
  const first = placeOfLine(0, work.file);
  if (first && place.line >= first.line) work.editor.goTo(place.line - first.line);
};
beside.onState = (state) => {
  if (state.edition && waiting && writer.issue) {
    beside.showItem(writer.issue, waiting);
    waiting = null;
  }
  note("state", state.watch_problem ? text("watch-problem", {reason: state.watch_problem}) : null);
  const errors = state.findings.filter((finding) => finding.severity === "error").length;
  showWhyNone(text(errors > 0 ? "no-pages" : "building", {count: errors}), errors);
  if (errors > 0) say(text(state.edition ? "stale" : "no-pages", {count: errors}));
  else if (state.edition) say(text("up-to-date", {count: state.edition.looks.length, ms: Math.round(state.build_ms)}));
  // What was typed while there was no connection is still there.
  void work.flush().then(() => writer.queue(() => writer.refresh())).then(() => work.refreshText());
  showOutline();
  showTools();
};
beside.onIgnore = async (found) => {
  const path = (found.line > 0 && beside.itemAt(writer.issue!, found)) || [];
  const at = [...(isArticle(path) ? path : []), "silence"];
  const before = valueAt(writer.issue!.value, at);
  const codes = Array.isArray(before) ? before.filter((code) => typeof code === "string") : [];
  if (codes.includes(found.code)) return;
  await work.flush();
  notice(null);
  await writer.edit([codes.length ? {what: "insert", path: [...at, codes.length], value: found.code} : {what: "set", path: at, value: [found.code]}]);
};
addEventListener("keydown", (event) => {
  if (event.key !== "F8" || !writer.issue) return;
  event.preventDefault();
  beside.stepFinding(event.shiftKey ? -1 : 1);
});
beside.onLost = () => note("state", text("desk-lost"));

button("to-shelf").onclick = () => void openShelf();
button("add-article").onclick = () => outline.addArticle({title: text("new-title"), body: `${text("new-text")}\n`});
button("add-section").onclick = () => outline.addSection();
button("duplicate").onclick = () => void work.flush().then(() => outline.duplicate());
outline.textOf = async (path) => {
  const answer = await get<{text: string}>(`body/${writer.issue!.id}?path=${encodeURIComponent(path.join("/"))}`);
  if (!answer.ok) notice(answer.data.error ?? String(answer.status));
  return answer.ok ? answer.data.text : null;
};
button("remove").onclick = () => void outline.remove();
button("move-up").onclick = () => outline.step(-1);
button("move-down").onclick = () => outline.step(1);
for (const turn of ["undo", "redo"] as const) {
  button(turn).addEventListener("mousedown", (event) => event.preventDefault()); // the focus says whose change it is
  button(turn).onclick = () => void (ofText(turn) ? work.editor?.[turn]() : step(turn));
}
/** What was typed since the text was opened is the text's own. */
function ofText(turn: "undo" | "redo"): boolean {
  const [text, all] = turn === "undo" ? [work.editor?.canUndo, writer.canUndo] : [work.editor?.canRedo, writer.canRedo];
  return Boolean(text) && (document.activeElement?.closest(".ProseMirror") != null || !all);
}
async function step(turn: "undo" | "redo") {
  await work.flush();
  if (!(turn === "undo" ? writer.canUndo : writer.canRedo)) return;
  notice(null);
  const file = await writer[turn]();
  if (file !== null) await showChanged(file);
  showTools();
}
work.onOlder = (turn) => void step(turn);
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target as Element).closest("input, textarea, .ProseMirror, dialog")) return;
  const turn = {z: event.shiftKey ? "redo" : "undo", y: "redo"}[event.key.toLowerCase()] as "undo" | "redo" | undefined;
  if (!turn || !writer.issue) return;
  event.preventDefault();
  void step(turn);
});

/** The article whose text a step changed; else what is chosen, if it is still there. */
async function showChanged(file: string) {
  const issue = writer.issue!;
  const owner = issue.places.find(({path}) => isArticle(path) && textAt(issue.value, [...path, "body-file"]) === file)?.path;
  const chosen = valueAt(issue.value, outline.chosen) === undefined ? [] : outline.chosen;
  await choose(owner ?? chosen);
}
const versions = new Versions();
versions.issue = () => ({id: writer.issue!.id, looks: beside.state?.edition?.looks ?? []});
versions.onBack = async (version, path) => {
  notice(null);
  if (!await writer.bringBack(version, path)) return false;
  await choose(valueAt(writer.issue!.value, outline.chosen) === undefined ? [] : outline.chosen);
  return true;
};
button("to-versions").onclick = () => void work.flush().then(() => versions.open());
button("release").onclick = async () => {
  await work.flush();
  const unwritten = beside.state?.findings.filter((finding) => finding.code === "placeholder").length ?? 0;
  if (unwritten > 0 && !await confirmed(text("release-unwritten", {count: unwritten}), text("release"))) return;
  const answer = await post<{file: string; bytes: number; pages: number; correction: boolean}>(`release/${writer.issue!.id}`, {});
  if (!answer.ok) return notice(answer.data.error ?? "");
  say(text("released", {file: answer.data.file, count: answer.data.pages, kilobytes: Math.round(answer.data.bytes / 1024)}));
  note("news", answer.data.correction ? text("corrected") : null);
};
document.addEventListener("focusin", showTools);
addEventListener("popstate", (event) => void (event.state?.issue ? openIssue(event.state.issue, false) : openShelf(false)));
addEventListener("beforeunload", (event) => {
  if (byId("saved")!.textContent === text("saving")) event.preventDefault();
});

const rules = await get<{issue: Rule; countries: Record<string, string>}>("rules");
if (rules.ok) {
  work.rule = rules.data.issue;
  work.countries = outline.countries = rules.data.countries;
  const wanted = new URLSearchParams(location.search).get("issue");
  if (wanted && /^[0-9a-f]{16}$/.test(wanted)) await openIssue(wanted, false);
  else await openShelf(false);
} else {
  notice(rules.status === 403 ? text("desk-no-token") : rules.data.error ?? "");
}
document.body.dataset.ready = "true";
