// The part of a picture that is shown, and the point that matters most: set on the picture, by mouse and by keys.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";

export interface Crop {x: number; y: number; width: number; height: number}
export interface Focus {x: number; y: number}
export interface Frame {crop: Crop | null; focus: Focus | null}

export const whole: Crop = {x: 0, y: 0, width: 1, height: 1};
export const least = 0.05; // of a side: less is no picture
const clamp = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);
const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The crop with one of its corners moved by a share of the picture. Corners: "nw", "ne", "sw", "se"; "all" moves it. */
export function moved(crop: Crop, corner: string, x: number, y: number): Crop {
  let {x: left, y: top} = crop, right = left + crop.width, bottom = top + crop.height;
  if (corner === "all") {
    left = clamp(left + x, 0, 1 - crop.width);
    top = clamp(top + y, 0, 1 - crop.height);
    return {x: rounded(left), y: rounded(top), width: crop.width, height: crop.height};
  }
  if (corner.includes("w")) left = clamp(left + x, 0, right - least);
  else right = clamp(right + x, left + least, 1);
  if (corner.includes("n")) top = clamp(top + y, 0, bottom - least);
  else bottom = clamp(bottom + y, top + least, 1);
  return {x: rounded(left), y: rounded(top), width: rounded(right - left), height: rounded(bottom - top)};
}

/** `name`: by which its handles are found again when the form is made again. */
export class Framer {
  readonly box: HTMLElement;
  #frame: Frame;
  #crop: HTMLElement;
  #point: HTMLElement;
  onChange = (_frame: Frame) => {};

  constructor(canvas: HTMLCanvasElement, frame: Frame, name: string) {
    this.#frame = structuredClone(frame);
    const corner = (at: string) => this.#handle(`corner ${at}`, text(`corner-${at}`), `${name}#${at}`, at);
    this.#crop = element("div", {className: "crop"}, this.#handle("middle", text("crop-all"), `${name}#all`, "all"),
      ...["nw", "ne", "sw", "se"].map(corner));
    this.#point = this.#handle("point", text("focus-point"), `${name}#focus`, "focus");
    this.box = element("div", {className: "frame", role: "group", "aria-label": text("framing")}, canvas, this.#crop, this.#point);
    this.#draw();
  }

  #handle(className: string, label: string, name: string, what: string): HTMLElement {
    const handle = element("button", {type: "button", className, title: label, "aria-label": label});
    handle.dataset.path = name;
    handle.addEventListener("keydown", (event: KeyboardEvent) => {
      const step = event.shiftKey ? 0.05 : 0.01;
      const by = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]}[event.key];
      if (!by) return;
      event.preventDefault();
      this.#move(what, by[0]!, by[1]!);
      this.#tell();
    });
    handle.addEventListener("pointerdown", (event: PointerEvent) => this.#drag(handle, what, event));
    return handle;
  }

  #drag(handle: HTMLElement, what: string, down: PointerEvent) {
    if (down.button !== 0) return;
    const size = this.box.getBoundingClientRect();
    const before = structuredClone(this.#frame);
    handle.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => {
      this.#frame = structuredClone(before);
      this.#move(what, (event.clientX - down.clientX) / size.width, (event.clientY - down.clientY) / size.height);
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      handle.focus();
      this.#tell();
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end, {once: true});
    handle.addEventListener("pointercancel", end, {once: true});
  }

  #move(what: string, x: number, y: number) {
    if (what === "focus") {
      const {x: left, y: top} = this.#frame.focus ?? {x: 0.5, y: 0.5};
      this.#frame.focus = {x: rounded(clamp(left + x, 0, 1)), y: rounded(clamp(top + y, 0, 1))};
    } else {
      this.#frame.crop = moved(this.#frame.crop ?? whole, what, x, y);
    }
    this.#draw();
  }

  #draw() {
    const {crop, focus} = this.#frame, shown = crop ?? whole, point = focus ?? {x: 0.5, y: 0.5};
    const percent = (share: number) => `${100 * share}%`;
    Object.assign(this.#crop.style, {left: percent(shown.x), top: percent(shown.y), width: percent(shown.width),
      height: percent(shown.height)});
    Object.assign(this.#point.style, {left: percent(point.x), top: percent(point.y)});
    this.#point.hidden = !focus;
  }

  #tell() {
    const {crop} = this.#frame;
    if (crop && crop.width >= 1 && crop.height >= 1) this.#frame.crop = null;
    this.onChange(this.#frame);
  }
}
