// Thumbnails and contents.

import {byId, element, roving} from "./dom.js";
import {pictureOf} from "./server.js";
import {folioOf, text} from "./texts.js";

const thumbWidth = 96; // CSS pixels, about what preview.css gives them

export class Sidebar {
  #pages;
  #thumbs = byId("thumbs");
  #contents = byId("contents");
  #near;

  constructor(pages) {
    this.#pages = pages;
    this.#near = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        entry.target.dataset.near = entry.isIntersecting;
        this.#draw(entry.target);
      }
    }, {root: byId("sidebar"), rootMargin: "100% 0px"});
    const buttons = (list) => () => [...list.querySelectorAll("button")];
    roving(this.#thumbs, buttons(this.#thumbs));
    roving(this.#contents, buttons(this.#contents));
    const tabs = [byId("tab-pages"), byId("tab-contents")];
    roving(tabs[0].parentElement, () => tabs, ["ArrowLeft", "ArrowRight"]);
    for (const tab of tabs) {
      tab.addEventListener("click", () => this.#choose(tab));
      tab.addEventListener("focus", () => this.#choose(tab));
    }
    this.#choose(tabs[0]);
  }

  update(edition, looks, changed) {
    while (this.#thumbs.children.length > looks.length) this.#thumbs.lastElementChild.remove();
    looks.forEach((look, i) => {
      const thumb = this.#thumbs.children[i] ?? this.#makeThumb(i);
      const button = thumb.firstElementChild;
      button.setAttribute("aria-label", text("page", {page: i + 1}));
      button.lastElementChild.textContent = folioOf(edition, i);
      thumb.style.setProperty("--aspect", `${edition.width} / ${edition.height}`);
      thumb.dataset.look = look;
      thumb.classList.toggle("changed", changed.includes(i));
      this.#draw(thumb);
    });
    this.#updateContents(edition);
    this.current(this.#pages.current);
  }

  current(page) {
    for (const list of [this.#thumbs, this.#contents]) {
      let found = null;
      for (const item of list.children) {
        const at = Number(item.dataset.page);
        if (list === this.#thumbs ? at === page : at <= page) found = item;
      }
      for (const item of list.children) {
        const button = item.firstElementChild;
        if (item === found) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        if (!list.contains(document.activeElement)) button.tabIndex = item === (found ?? list.firstElementChild) ? 0 : -1;
      }
      if (found && !list.hidden) scrollIntoPanel(found);
    }
  }

  #choose(tab) {
    for (const id of ["pages", "contents"]) {
      const chosen = tab.id === `tab-${id}`;
      const other = byId(`tab-${id}`);
      other.setAttribute("aria-selected", chosen);
      other.tabIndex = chosen ? 0 : -1;
      byId(other.getAttribute("aria-controls")).hidden = !chosen;
    }
  }

  #makeThumb(index) {
    const button = element("button", {type: "button"},
      element("span", {className: "paper"}, element("img", {alt: "", draggable: false})),
      element("span", {className: "folio"}));
    const thumb = element("li", {}, button);
    thumb.dataset.page = index;
    button.addEventListener("click", () => this.#pages.goTo(index));
    this.#thumbs.append(thumb);
    this.#near.observe(thumb);
    return thumb;
  }

  // One that is out of sight is drawn when it comes near.
  #draw(thumb) {
    const {page, look, near, shown} = thumb.dataset;
    if (near !== "true" || !look || shown === look) return;
    thumb.dataset.shown = look;
    const picture = thumb.querySelector("img");
    picture.src = pictureOf(page, look, Math.round(thumbWidth * devicePixelRatio));
    picture.onerror = () => delete thumb.dataset.shown;
  }

  #updateContents(edition) {
    const {headings} = edition;
    const key = JSON.stringify([headings, edition.folios]);
    if (this.#contents.dataset.key === key) return;
    this.#contents.dataset.key = key;
    this.#contents.replaceChildren(...headings.map((heading) => {
      const button = element("button", {type: "button"},
        element("span", {className: "heading"}, heading.title),
        element("span", {className: "folio"}, folioOf(edition, heading.page)));
      button.addEventListener("click", () => this.#pages.goTo(heading.page, heading.y));
      const item = element("li", {className: `level-${heading.level}`}, button);
      item.dataset.page = heading.page;
      return item;
    }));
  }
}

// Not scrollIntoView: it would move the desk too.
function scrollIntoPanel(item) {
  const panel = byId("sidebar");
  const top = item.offsetTop;
  if (top < panel.scrollTop + 48) panel.scrollTop = top - 48;
  else if (top + item.offsetHeight > panel.scrollTop + panel.clientHeight) {
    panel.scrollTop = top + item.offsetHeight - panel.clientHeight + 12;
  }
}
