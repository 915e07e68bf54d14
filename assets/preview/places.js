// From a point on a page to the place in the sources, and the mark that shows it.

import {element} from "./dom.js";
import {placesOf} from "./server.js";

const near = 8; // points that a click may miss a line by

export class Places {
  #pages;
  #byPage = new Map();
  #edition = 0;
  #steps = Promise.resolve();
  marked = null; // {page, index, place}
  onMark = () => {};

  constructor(pages, desk) {
    this.#pages = pages;
    desk.addEventListener("click", (event) => this.#click(event));
    desk.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Forgets what belongs to other editions; the mark stays if what it is on has not moved. */
  async update(edition) {
    if (this.#edition === edition) return;
    this.#edition = edition;
    this.#byPage.clear();
    if (!this.marked) return;
    const {page, index, place} = this.marked;
    const now = (await this.list(page))[index];
    const same = now && now.file === place.file && Math.abs(now.x - place.x) < 1 && Math.abs(now.y - place.y) < 1;
    if (same) await this.mark(page, index, false);
    else this.clear();
  }

  async list(page) {
    if (!this.#byPage.has(page)) this.#byPage.set(page, placesOf(page));
    return (await this.#byPage.get(page))?.places ?? [];
  }

  async mark(page, index, scroll = true) {
    this.clear();
    const list = await this.list(page);
    const place = list[index];
    if (!place) return;
    this.marked = {page, index, place};
    const size = this.#pages.size;
    const [first, last] = paragraph(list, index);
    for (let i = first; i < last; ++i) {
      this.#pages.marks(page)?.append(boxOf(list[i], size, i === index ? "mark line" : "mark"));
    }
    if (scroll) this.#show(page, list[first], list[last - 1]);
    this.onMark(place);
  }
  clear() {
    for (const box of document.querySelectorAll(".mark")) box.remove();
    this.marked = null;
    this.onMark(null);
  }

  async #click(event) {
    const root = event.target.closest(".page");
    if (!root || event.target.closest("button")) return;
    const page = Number(root.dataset.page);
    const box = root.getBoundingClientRect();
    const scale = this.#pages.size.width / box.width;
    const index = nearest(await this.list(page), (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
    if (index >= 0) await this.mark(page, index, false);
    else this.clear();
  }

  async #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("button")) return;
    const direction = {j: 1, k: -1}[event.key];
    if (direction) {
      event.preventDefault();
      // One after the other, however fast the key repeats.
      this.#steps = this.#steps.then(() => this.#step(direction));
    } else if (event.key === "Escape") {
      this.clear();
    }
  }

  // To the next paragraph that begins, on other pages where this one has no more.
  async #step(direction) {
    let page = this.marked?.page ?? this.#pages.current;
    let index = this.marked?.index ?? -1;
    for (; page >= 0 && page < this.#pages.count; page += direction) {
      const list = await this.list(page);
      if (index === null) index = direction > 0 ? -1 : list.length;
      for (let i = index + direction; i >= 0 && i < list.length; i += direction) {
        if (list[i].begins) return this.mark(page, i);
      }
      index = null;
    }
  }

  #show(page, first, last) {
    const root = this.#pages.root(page);
    const desk = root.parentElement;
    const scale = this.#pages.scale;
    const top = root.offsetTop + first.y * scale;
    const bottom = root.offsetTop + (last.y + last.height) * scale;
    if (top < desk.scrollTop || bottom > desk.scrollTop + desk.clientHeight) this.#pages.goTo(page, first.y);
  }
}

/** A box over a page, in shares of it: it stays right at every zoom. */
export function boxOf(place, size, className) {
  const box = element("div", {className});
  box.style.left = `${(place.x / size.width) * 100}%`;
  box.style.top = `${(place.y / size.height) * 100}%`;
  box.style.width = `${(place.width / size.width) * 100}%`;
  box.style.height = `${(place.height / size.height) * 100}%`;
  return box;
}

function paragraph(list, index) {
  let first = index;
  while (first > 0 && !list[first].begins) --first;
  let last = index + 1;
  while (last < list.length && !list[last].begins) ++last;
  return [first, last];
}

function nearest(list, x, y) {
  let best = -1;
  let least = near;
  for (const [index, place] of list.entries()) {
    const aside = Math.max(place.x - x, x - place.x - place.width, 0);
    const away = Math.max(place.y - y, y - place.y - place.height, 0);
    const distance = Math.max(aside, away);
    if (distance < least) {
      least = distance;
      best = index;
    }
    if (distance === 0) return index;
  }
  return best;
}
