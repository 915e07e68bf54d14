// Joins the parts: each state from the server goes to pages, overview and findings.

import {byId} from "./dom.js";
import {Findings, placeName, shortName} from "./findings.js";
import {Pages} from "./pages.js";
import {Places} from "./places.js";
import {hasToken, listen, openEditor, proofLooks} from "./server.js";
import {Sidebar} from "./sidebar.js";
import {loadTexts, text} from "./texts.js";

const desk = byId("desk");
const pages = new Pages(desk);
const places = new Places(pages, desk);
const findings = new Findings(pages);
const sidebar = new Sidebar(pages);
let state = null;
let proof = false;
let turn = 0; // states are shown one after the other; a later one overtakes

const say = (words) => { byId("status").textContent = words; };

function notice(words, kind) {
  const box = byId("notice");
  box.hidden = !words;
  box.className = kind ?? "";
  box.textContent = words ?? "";
}

/** [0, 1, 2, 6] as "1–3, 7": numbers of pages count from 1. */
function ranges(list) {
  const runs = [];
  for (const page of list) {
    if (runs.at(-1)?.last === page - 1) runs.at(-1).last = page;
    else runs.push({first: page, last: page});
  }
  return runs.map(({first, last}) => (first === last ? `${first + 1}` : `${first + 1}–${last + 1}`)).join(", ");
}

function tellState(changed) {
  const errors = state.findings.filter((finding) => finding.severity === "error").length;
  if (!state.current && errors > 0) {
    const words = text(state.edition ? "stale" : "no-pages", {count: errors});
    notice(words, "error");
    say(words);
    return;
  }
  notice(state.watch_problem ? text("watch-problem", {reason: state.watch_problem}) : null, "warning");
  const set = text("up-to-date", {count: state.edition.looks.length, ms: Math.round(state.build_ms)});
  say(changed.length > 0 ? `${set}. ${text("changed", {count: changed.length, list: ranges(changed)})}` : set);
}

async function show(next) {
  const mine = ++turn;
  const another = state?.number !== next.number; // and not the same pages with or without proof marks
  state = next;
  findings.hasEditor = state.editor && hasToken();
  findings.descriptor = state.descriptor;
  const {edition} = state;
  let changed = [];
  if (edition) {
    const looks = (proof && (await proofLooks())?.looks) || edition.looks;
    if (mine !== turn) return;
    tellDownload();
    changed = await pages.show(edition, looks);
    if (mine !== turn) return;
    if (!another) changed = [];
    tellShown();
    byId("title").textContent = `${edition.title} ${edition.issue}/${edition.year}`;
    byId("title").lang = edition.language;
    document.title = `${edition.title} ${edition.issue}/${edition.year}`;
    sidebar.update(edition, looks, changed);
    await places.update(edition.number);
  }
  findings.update(state.findings, edition);
  if (state.number > 0) tellState(changed);
  if (!edition) tellShown();
  tellPage();
}

// For whoever measures: which state has been painted, and when.
function tellShown() {
  document.body.dataset.shown = state.number;
  document.body.dataset.shownAt = performance.timeOrigin + performance.now();
}

function tellPage() {
  const folio = state?.edition?.folios[pages.current];
  const key = folio ? "page-of-folio" : "page-of";
  byId("where").textContent =
    pages.count > 0 ? text(key, {page: pages.current + 1, pages: pages.count, folio}) : "";
}

function tellDownload() {
  const link = byId("download");
  link.href = proof ? "/proof.pdf" : "/release.pdf";
}

function showPlace(place) {
  byId("place").hidden = !place;
  if (!place) return;
  byId("place-name").textContent = shortName(place, state.descriptor);
  byId("place-open").hidden = !(state.editor && hasToken());
  say(text("place-at", {...place, file: shortName({file: place.file}, state.descriptor)}));
}

async function open(place) {
  if (!state.editor) return say(text("no-editor"));
  if (!hasToken()) return say(text("no-token"));
  const reason = await openEditor(place);
  say(reason === null ? text("opened", {place: placeName(place)}) : text("open-failed", {reason}));
}

function panel(button, name, wide) {
  const set = (on) => {
    document.body.classList.toggle(name, on);
    byId(button).setAttribute("aria-expanded", on);
  };
  byId(button).addEventListener("click", () => set(!document.body.classList.contains(name)));
  set(wide);
}

function wire() {
  const wide = matchMedia("(min-width: 60rem)").matches;
  panel("toggle-sidebar", "with-sidebar", wide);
  panel("toggle-findings", "with-findings", wide);
  byId("zoom-in").addEventListener("click", () => pages.zoomBy(1));
  byId("zoom-out").addEventListener("click", () => pages.zoomBy(-1));
  byId("fit-width").addEventListener("click", () => pages.fit("width"));
  byId("fit-page").addEventListener("click", () => pages.fit("page"));
  byId("proof").addEventListener("click", () => {
    proof = !proof;
    byId("proof").setAttribute("aria-pressed", proof);
    if (state) show(state);
  });
  byId("place-open").addEventListener("click", () => places.marked && open(places.marked.place));
  byId("place-copy").addEventListener("click", async () => {
    const place = placeName(places.marked.place);
    await navigator.clipboard.writeText(place);
    say(text("copied", {place}));
  });
  byId("place-close").addEventListener("click", () => {
    places.clear();
    desk.focus({preventScroll: true});
  });
  desk.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && places.marked && event.target === desk) open(places.marked.place);
  });
  byId("place").addEventListener("keydown", (event) => {
    if (event.key === "Escape") byId("place-close").click();
  });
  findings.onOpen = open;
  places.onMark = showPlace;
  pages.onCurrent = (page) => {
    sidebar.current(page);
    tellPage();
  };
  pages.onLayout = (scale) => {
    byId("zoom-level").textContent = `${Pages.percent(scale)} %`;
    const {mode} = pages.zoom;
    byId("fit-width").setAttribute("aria-pressed", mode === "width");
    byId("fit-page").setAttribute("aria-pressed", mode === "page");
  };
}

await loadTexts();
wire();
say(text("building"));
listen(show, () => {
  notice(text("lost"), "error");
  say(text("lost"));
});
