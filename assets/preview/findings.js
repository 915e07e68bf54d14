// What there is to say about the issue, beside the pages and on them.

import {byId, element} from "./dom.js";
import {boxOf} from "./places.js";
import {showText, text} from "./texts.js";

/** As the terminal has it: "issue.yaml:3:5". */
export const placeName = ({file, line, column}) => `${file}${line ? `:${line}` : ""}${line && column ? `:${column}` : ""}`;
/** The same without the folders that lead to the descriptor; other files count from its folder anyway. */
export const shortName = (place, descriptor) =>
  placeName(place.file === descriptor ? {...place, file: descriptor.split("/").pop()} : place);

export class Findings {
  #pages;
  #list = byId("finding-list");
  onOpen = () => {};
  onShow = () => {}; // before a page is shown, and before the list is
  onFlag = () => {};
  moreActions = () => []; // of a finding: [label, what the button does]
  hasEditor = false;
  descriptor = "";

  constructor(pages) {
    this.#pages = pages;
    // Also when the panel opens: what is hidden cannot be scrolled.
    new ResizeObserver(() => this.#reveal()).observe(this.#list);
  }

  /** `edition` is the one that the findings' places are of, or null. */
  update(findings, edition) {
    const key = JSON.stringify([findings, this.hasEditor, edition?.folios]);
    if (this.#list.dataset.key !== key) {
      this.#list.dataset.key = key;
      this.#list.replaceChildren(...findings.map((finding, i) => this.#item(finding, i, edition)));
      this.#reveal();
    }
    byId("no-findings").hidden = findings.length > 0;
    const count = byId("finding-count");
    count.textContent = findings.length || "";
    count.className = `count ${findings.some((f) => f.severity === "error") ? "error" : ""}`;
    this.#flag(findings);
  }

  #item(finding, index, edition) {
    const item = element("li", {className: `finding ${finding.severity}`, id: `finding-${index + 1}`, tabIndex: -1},
      element("p", {className: "kind"}, text(finding.severity), " ", element("code", {}, finding.code)),
      element("p", {className: "message"}, finding.message),
      element("p", {className: "file"}, element("code", {}, shortName(finding, this.descriptor))));
    if (finding.excerpt) {
      const {line, mark} = finding.excerpt;
      const carets = mark.trimStart();
      item.append(element("pre", {tabIndex: 0, "aria-label": text("place-at", finding)}, line, "\n",
        mark.slice(0, mark.length - carets.length), element("span", {className: "caret"}, carets)));
    }
    if (finding.hint) item.append(element("p", {className: "hint"}, finding.hint));
    const actions = element("p", {className: "actions"});
    if (finding.place) {
      actions.append(action(showText(edition, finding.place.page), () => this.#show(finding.place, index)));
    }
    if (this.hasEditor && finding.line > 0) actions.append(action(text("open"), () => this.onOpen(finding)));
    for (const [label, act] of this.moreActions(finding)) actions.append(action(label, act));
    if (actions.children.length > 0) item.append(actions);
    return item;
  }

  /** The item with this number comes into sight. */
  reach(index) {
    for (const item of this.#list.children) item.classList.toggle("reached", item.id === `finding-${index + 1}`);
    byId(`finding-${index + 1}`)?.scrollIntoView({block: "nearest"});
  }

  // Scrolls what an excerpt marks into the left half of the panel, where the rest of its word is seen too.
  #reveal() {
    for (const caret of this.#list.querySelectorAll(".caret")) {
      const excerpt = caret.parentElement;
      const {left, width} = excerpt.getBoundingClientRect();
      const begin = excerpt.scrollLeft + caret.getBoundingClientRect().left - left;
      excerpt.scrollLeft = begin < width / 2 ? 0 : begin - width / 4;
    }
  }

  // On the page: a bar beside the line, which leads back to the finding.
  #flag(findings) {
    for (const old of document.querySelectorAll(".flag")) old.remove();
    findings.forEach((finding, i) => {
      const marks = finding.place && this.#pages.marks(finding.place.page);
      if (!marks) return;
      const flag = boxOf(finding.place, this.#pages.size, `flag ${finding.severity}`);
      flag.dataset.finding = i;
      const button = element("button", {type: "button", tabIndex: -1, title: finding.message,
        "aria-label": `${text(finding.severity)}: ${finding.message}`});
      button.addEventListener("click", () => {
        const item = byId(`finding-${i + 1}`);
        document.body.classList.add("with-findings");
        this.onFlag();
        item.scrollIntoView({block: "nearest"});
        item.focus();
      });
      flag.append(button);
      marks.append(flag);
    });
  }

  #show(place, index) {
    this.onShow();
    this.#pages.goTo(place.page, place.y);
    const flags = this.#pages.marks(place.page)?.querySelectorAll(".flag") ?? [];
    for (const flag of flags) flag.classList.remove("shown");
    [...flags].find((flag) => flag.dataset.finding === String(index))?.classList.add("shown");
    byId("desk").focus({preventScroll: true});
  }
}

function action(label, act) {
  const button = element("button", {type: "button"}, label);
  button.addEventListener("click", act);
  return button;
}
