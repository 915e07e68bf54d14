// The pictures of an article: each with what is to be said about it, its frame and its place in the order.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, upload, valueAt, type Path, type Rule, type Tree} from "./api";
import {form, type FormContext} from "./forms";
import {Framer, whole, type Crop, type Focus} from "./frame";
import {queryName} from "./import";

/** Set on the picture, not in fields. */
const framed = new Set(["file", "crop", "focus"]);

export function pictureItem(rule: Rule, path: Path, context: FormContext): HTMLElement {
  const at = (key: string) => valueAt(context.tree(), [...path, key]);
  const file = at("file");
  if (typeof file !== "string") return form(rule, path, context);
  const box = element("div", {className: "picture-item"});
  const canvas = element("canvas", {width: 0, height: 0, role: "img",
    "aria-label": typeof at("alternative") === "string" ? at("alternative") as string : file}) as HTMLCanvasElement;
  const before = {crop: cropOf(at("crop")), focus: focusOf(at("focus"))};
  const framer = new Framer(canvas, before, JSON.stringify(path));
  framer.onChange = (frame) => {
    for (const key of ["crop", "focus"] as const) {
      if (JSON.stringify(frame[key]) === JSON.stringify(before[key])) continue;
      void context.change([...path, key], frame[key] ?? undefined);
    }
  };
  const tools = element("p", {className: "tools"});
  // Hidden until it is known that this browser can show it; at once where it has, so that a handle keeps the focus.
  const known = decoded.get(`${context.issue}/${file}`);
  if (known) paint(canvas, known);
  framer.box.hidden = tools.hidden = !known;
  if (rule.keys?.some((key) => key.name === "crop")) {
    tools.append(
      button(text("whole-picture"), () => void context.change([...path, "crop"], undefined), !at("crop")),
      at("focus") ? button(text("no-focus"), () => void context.change([...path, "focus"], undefined))
        : button(text("set-focus"), () => void context.change([...path, "focus"], {x: 0.5, y: 0.5})));
  }
  if (!known) {
    decode(context.issue, file).then((picture) => {
      if (picture) paint(canvas, picture);
      framer.box.hidden = tools.hidden = !picture;
    }, () => {}); // one that this browser cannot show is named all the same
  }
  box.append(framer.box, tools, element("p", {className: "soft"}, element("code", {}, file)),
    form({...rule, keys: (rule.keys ?? []).filter((key) => !framed.has(key.name) && key.name !== "group")}, path, context));
  return box;
}

function cropOf(value: Tree | undefined): Crop | null {
  if (!isMapping(value)) return null;
  const x = number(value.x, 0), y = number(value.y, 0);
  return {...whole, x, y, width: number(value.width, 1 - x), height: number(value.height, 1 - y)};
}
function focusOf(value: Tree | undefined): Focus | null {
  return isMapping(value) ? {x: number(value.x, 0.5), y: number(value.y, 0.5)} : null;
}
const isMapping = (value: Tree | undefined): value is {[key: string]: Tree} =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const number = (value: Tree | undefined, otherwise: number) => {
  const read = typeof value === "string" ? Number(value) : NaN;
  return Number.isFinite(read) ? read : otherwise;
};

/** A canvas, since a picture with an address of its own would need the token in it; drawings in SVG go without. */
const decoded = new Map<string, ImageBitmap>();
async function decode(issue: string, file: string): Promise<ImageBitmap | null> {
  const answer = await get<Blob>(`picture/${issue}?file=${encodeURIComponent(file)}`);
  if (!answer.ok || answer.data.type.includes("svg")) return null;
  const large = await createImageBitmap(answer.data, {imageOrientation: "from-image"});
  const scale = Math.min(1, 720 / large.width, 480 / large.height);
  const picture = await createImageBitmap(large, {resizeWidth: Math.max(1, Math.round(large.width * scale)),
    resizeHeight: Math.max(1, Math.round(large.height * scale)), resizeQuality: "high"});
  large.close();
  if (decoded.size >= 40) decoded.clear();
  decoded.set(`${issue}/${file}`, picture);
  return picture;
}
function paint(canvas: HTMLCanvasElement, picture: ImageBitmap) {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d")!.drawImage(picture, 0, 0);
}

let made = 0;
export function pictureDrop(path: Path, count: () => number, context: FormContext): HTMLElement {
  const input = element("input", {type: "file", accept: "image/*", multiple: true, id: `pictures-${++made}`}) as HTMLInputElement;
  const say = element("span", {role: "status"});
  const take = (files: File[]) => addPictures(files, path, count, context, (words) => { say.textContent = words; });
  input.addEventListener("change", () => void take([...(input.files ?? [])]));
  input.className = "unseen";
  const box = element("p", {className: "drop"}, element("label", {htmlFor: input.id, className: "button"}, text("add-picture")), input,
    element("span", {className: "soft"}, text("or-drop")), say);
  box.addEventListener("dragover", (event: DragEvent) => event.preventDefault());
  box.addEventListener("drop", (event: DragEvent) => {
    event.preventDefault();
    void take([...(event.dataTransfer?.files ?? [])]);
  });
  return box;
}

/** Copies files into the issue's folder and puts them behind the pictures at `path`. */
export async function addPictures(files: File[], path: Path, count: () => number, context: FormContext,
  say: (words: string) => void) {
  for (const file of files) {
    say(text("uploading"));
    const answer = await upload<{file: string; findings?: {message: string}[]}>(
      `save-picture/${context.issue}?name=${queryName(file.name)}`, file);
    if (!answer.ok) {
      say([answer.data.error, ...(answer.data.findings ?? []).map((finding) => finding.message)].join(": "));
      continue;
    }
    say("");
    await context.change([...path, count(), "#insert"], {file: answer.data.file});
  }
}

export function button(label: string, act: () => void, disabled = false) {
  const button = element("button", {type: "button", disabled}, label) as HTMLButtonElement;
  button.addEventListener("click", act);
  return button;
}
