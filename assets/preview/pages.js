// The pages on the desk. A picture is replaced only when the new one is decoded, so that nothing flickers, and only
// where the page looks different. Pages out of sight have no picture.

import {element, painted} from "./dom.js";
import {pictureOf} from "./server.js";
import {text} from "./texts.js";
import {Zoom} from "./zoom.js";

const widest = 6000; // as the server has it
const gap = 24; // between pages and around them, as in preview.css

export class Pages {
  #desk;
  #pages = []; // {root, picture, marks, look, shown, near}
  #size = {width: 595, height: 842};
  #headings = [];
  #near;
  zoom = new Zoom();
  current = 0;
  onCurrent = () => {};
  onLayout = () => {};

  constructor(desk) {
    this.#desk = desk;
    this.#near = new IntersectionObserver((entries) => this.#moved(entries), {root: desk, rootMargin: "60% 0px"});
    desk.addEventListener("scroll", () => this.#find(), {passive: true});
    new ResizeObserver(() => this.layOut()).observe(desk);
    desk.addEventListener("keydown", (event) => this.#key(event));
  }

  get count() {
    return this.#pages.length;
  }
  get size() {
    return this.#size;
  }
  root(page) {
    return this.#pages[page]?.root;
  }
  marks(page) {
    return this.#pages[page]?.marks;
  }
  look(page) {
    return this.#pages[page]?.look;
  }
  get scale() {
    const style = getComputedStyle(this.#desk);
    const room = {
      width: this.#desk.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: this.#desk.clientHeight - 2 * gap,
    };
    return this.zoom.scale(this.#size, room);
  }

  /** Shows pages with these looks; resolves when those in sight are painted. Gives the numbers of the changed ones. */
  async show(edition, looks) {
    const anchor = this.#anchor();
    const resized = this.#size.width !== edition.width || this.#size.height !== edition.height;
    this.#size = {width: edition.width, height: edition.height};
    while (this.#pages.length > looks.length) this.#drop(this.#pages.pop());
    const added = this.#pages.length < looks.length;
    while (this.#pages.length < looks.length) this.#pages.push(this.#make(this.#pages.length));
    const changed = [];
    looks.forEach((look, i) => {
      const page = this.#pages[i];
      const folio = edition.folios[i];
      page.root.setAttribute("aria-label", folio
        ? text("page-folio", {page: i + 1, folio}) : text("page", {page: i + 1}));
      if (page.look !== look && page.look !== null) changed.push(i);
      page.look = look;
    });
    if (added || resized) this.#resize();
    this.#restore(anchor, this.#headings, edition.headings);
    this.#headings = edition.headings;
    this.#find();
    await this.#refresh();
    return changed;
  }

  layOut() {
    if (this.#pages.length === 0) return;
    const anchor = this.#anchor();
    this.#resize();
    this.#scrollTo(anchor);
    this.#refresh();
  }

  zoomBy(direction) {
    this.zoom.step(direction, this.scale);
    this.layOut();
  }
  fit(mode) {
    this.zoom.set(mode);
    this.layOut();
  }

  /** Scrolls so that `y` (points from the page's head) is seen. */
  goTo(page, y = 0) {
    const root = this.root(page);
    if (!root) return;
    const below = y > 0 ? y * this.scale - this.#desk.clientHeight * 0.3 : -gap;
    this.#desk.scrollTop = root.offsetTop + Math.max(below, -gap);
    this.#find();
  }

  #make(index) {
    const picture = element("img", {alt: "", draggable: false});
    const marks = element("div", {className: "marks"});
    const root = element("div", {className: "page", id: `page-${index + 1}`, role: "group"}, picture, marks);
    root.dataset.page = index;
    this.#desk.append(root);
    this.#near.observe(root);
    return {root, picture, marks, look: null, shown: "", near: false};
  }
  #drop(page) {
    this.#near.unobserve(page.root);
    page.root.remove();
  }

  #resize() {
    const scale = this.scale;
    for (const {root} of this.#pages) {
      root.style.width = `${this.#size.width * scale}px`;
      root.style.height = `${this.#size.height * scale}px`;
    }
    this.onLayout(scale);
  }

  #moved(entries) {
    for (const entry of entries) {
      const page = this.#pages[Number(entry.target.dataset.page)];
      if (!page) continue;
      page.near = entry.isIntersecting;
      if (page.near) {
        this.#draw(page);
      } else {
        page.picture.removeAttribute("src");
        page.shown = "";
      }
    }
  }

  async #refresh() {
    const seen = this.#pages.filter(({root}) => this.#inSight(root));
    await Promise.all(seen.map((page) => this.#draw(page)));
    await painted();
    for (const page of this.#pages) if (page.near) this.#draw(page);
  }
  #inSight(root) {
    const top = root.offsetTop - this.#desk.scrollTop;
    return top < this.#desk.clientHeight && top + root.offsetHeight > 0;
  }

  async #draw(page) {
    const width = Math.min(Math.round(this.#size.width * this.scale * devicePixelRatio), widest);
    const address = pictureOf(page.root.dataset.page, page.look, width);
    if (page.shown === address || page.look === null || width < 1) return;
    page.shown = address;
    const next = element("img", {alt: "", draggable: false, src: address});
    try {
      await next.decode();
    } catch {
      // The page has changed once more: the next state brings another address.
      if (page.shown === address) page.shown = "";
      return;
    }
    if (page.shown !== address) return;
    page.picture.replaceWith(next);
    page.picture = next;
  }

  /** What is in the middle of the desk: {page, part of its height}. */
  #anchor() {
    const middle = this.#desk.scrollTop + this.#desk.clientHeight / 2;
    for (const [index, {root}] of this.#pages.entries()) {
      if (root.offsetTop + root.offsetHeight + gap > middle) {
        return {page: index, part: (middle - root.offsetTop) / Math.max(root.offsetHeight, 1)};
      }
    }
    return {page: 0, part: 0};
  }
  #scrollTo({page, part}) {
    const root = this.root(page);
    if (!root) return;
    this.#desk.scrollTop = root.offsetTop + part * root.offsetHeight - this.#desk.clientHeight / 2;
  }
  // Where pages came or went before the one in sight, its article is found by its title.
  #restore(anchor, before, headings) {
    const y = anchor.part * this.#size.height;
    const above = before.findLast((h) => h.page < anchor.page || (h.page === anchor.page && h.y <= y));
    const now = above && headings.find((h) => h.title === above.title && h.level === above.level);
    if (now && now.page !== above.page) this.#scrollTo({...anchor, page: anchor.page + now.page - above.page});
  }

  #find() {
    const {page} = this.#anchor();
    if (page === this.current) return;
    this.current = page;
    this.onCurrent(page);
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = {
      PageDown: () => this.goTo(Math.min(this.current + 1, this.count - 1)),
      PageUp: () => this.goTo(Math.max(this.current - 1, 0)),
      Home: () => this.goTo(0),
      End: () => this.goTo(this.count - 1),
      "+": () => this.zoomBy(1),
      "=": () => this.zoomBy(1),
      "-": () => this.zoomBy(-1),
      0: () => this.fit("page"),
      w: () => this.fit("width"),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  static percent = Zoom.percent;
}
