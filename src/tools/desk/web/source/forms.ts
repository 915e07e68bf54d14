// Forms made from the table of keys: whatever a descriptor may say has its field here.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {get, upload, valueAt, type Path, type Rule, type Tree} from "./api";

export interface FormContext {
  issue: string;
  tree: () => Tree;
  countries: Record<string, string>;
  /** `value` undefined: the key goes. */
  change: (path: Path, value: unknown) => void;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
let made = 0;

/** Keys whose values the desk shows elsewhere: lists of articles in the outline, texts in the editor. */
const elsewhere = new Set(["sections", "articles", "body", "body-file", "vestnik", "items"]);

export function form(rule: Rule, path: Path, context: FormContext): HTMLElement {
  const box = element("div", {className: "form"});
  const rare = element("details", {className: "rare"}, element("summary", {}, text("more-fields")));
  for (const key of rule.keys ?? []) {
    if (elsewhere.has(key.name)) continue;
    const at = [...path, key.name];
    const field = fieldOf(key.rule, at, capital(key.meaning || key.name), context, key.required);
    field.dataset.key = key.name;
    const common = key.required || common_keys.has(key.name) || valueAt(context.tree(), at) !== undefined;
    (common ? box : rare).append(field);
  }
  if (rare.children.length > 1) box.append(rare);
  return box;
}
const common_keys = new Set(["title", "country", "heading", "date", "source", "topic", "pictures", "name", "address",
  "alternative", "caption", "number", "year", "period", "place", "issued", "note"]);

function fieldOf(rule: Rule, path: Path, label: string, context: FormContext, required: boolean): HTMLElement {
  const value = valueAt(context.tree(), path);
  if (rule.items?.keys && rule.kinds.includes("list")) return listOf(rule.items, path, label, context);
  const mapping = rule.kinds.includes("mapping") && rule.keys;
  if (mapping && (typeof value === "object" || !rule.kinds.includes("text"))) {
    const box = element("fieldset", {}, element("legend", {}, label));
    box.append(form(rule, path, context));
    return box;
  }
  const id = `field-${++made}`;
  const input = inputOf(rule, path, value, context);
  input.id = id;
  input.dataset.path = JSON.stringify(path);
  if (required) input.setAttribute("aria-required", "true");
  return element("p", {className: "field"}, element("label", {htmlFor: id}, label), input);
}

function inputOf(rule: Rule, path: Path, value: Tree | undefined, context: FormContext) {
  const kinds = new Set(rule.kinds);
  if (kinds.has("boolean") || (rule.choices && rule.choices.length > 0)) return choiceOf(rule, path, value, context);
  const many = kinds.has("list");
  if (many || (kinds.has("text") && isLong(path))) {
    const shown = Array.isArray(value) ? value.join("\n") : (value as string | undefined) ?? "";
    const area = element("textarea", {value: shown, rows: Math.max(2, shown.split("\n").length)}) as HTMLTextAreaElement;
    if (many) area.title = text("one-a-line");
    area.addEventListener("change", () => {
      const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
      context.change(path, !many ? area.value.trim() || undefined : lines.length === 0 ? undefined
        : lines.length === 1 && kinds.has("text") ? lines[0] : lines);
    });
    return area;
  }
  const number = kinds.has("integer") || kinds.has("number");
  const input = element("input", {
    type: number && !kinds.has("text") ? "number" : kinds.has("date") ? "date" : "text",
    value: kinds.has("date") ? isoDate(value) : value ?? "", autocomplete: "off",
  }) as HTMLInputElement;
  if (rule.least !== undefined) input.min = String(rule.least);
  if (rule.greatest !== undefined) input.max = String(rule.greatest);
  input.addEventListener("change", () => {
    const typed = input.value.trim();
    if (!typed) return context.change(path, undefined);
    context.change(path, number && /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed);
  });
  return input;
}
const isLong = (path: Path) => ["title", "alternative", "caption", "topic", "text"].includes(String(path.at(-1)));
/** 18.12.2024 is a date in descriptors too. */
const isoDate = (value: Tree | undefined) =>
  typeof value === "string" ? value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, "$3-$2-$1") : "";

function choiceOf(rule: Rule, path: Path, value: Tree | undefined, context: FormContext) {
  const choices = rule.choices ?? ["true", "false"];
  const names = path.at(-1) === "country" ? context.countries : {};
  const select = element("select", {}, element("option", {value: ""}, text("not-set"))) as HTMLSelectElement;
  const sorted = [...choices].sort((a, b) => (names[a] ?? "").localeCompare(names[b] ?? ""));
  for (const choice of sorted) {
    const shown = names[choice] ?? (choice === "true" ? text("yes") : choice === "false" ? text("no") : choice);
    select.append(element("option", {value: choice, selected: value === choice}, shown));
  }
  if (typeof value === "string" && !choices.includes(value)) {
    select.append(element("option", {value, selected: true}, value));
  }
  select.addEventListener("change", () => {
    const chosen = select.value;
    context.change(path, chosen === "" ? undefined : rule.choices ? chosen : chosen === "true");
  });
  return select;
}

/** Pictures, and any other list of mappings. */
function listOf(rule: Rule, path: Path, label: string, context: FormContext): HTMLElement {
  const box = element("fieldset", {className: "list"}, element("legend", {}, label));
  const list = valueAt(context.tree(), path);
  const items = Array.isArray(list) ? list : [];
  items.forEach((_item, i) => {
    const at = [...path, i];
    const one = element("div", {className: "item"});
    const file = valueAt(context.tree(), [...at, "file"]);
    if (typeof file === "string") one.append(thumbnail(context.issue, file));
    one.append(form(rule, at, context), element("p", {className: "tools"},
      button(text("earlier"), () => context.change([...at, "#move"], i - 1), i === 0),
      button(text("later"), () => context.change([...at, "#move"], i + 1), i === items.length - 1),
      button(text("remove"), () => context.change(at, undefined))));
    box.append(one);
  });
  if (rule.keys?.some((key) => key.name === "file")) box.append(fileDrop(path, items.length, context));
  return box;
}

function button(label: string, act: () => void, disabled = false) {
  const made = element("button", {type: "button", disabled}, label) as HTMLButtonElement;
  made.addEventListener("click", act);
  return made;
}

/** Drawn, since a picture with an address of its own would need the token in it; drawings in SVG go without. */
function thumbnail(issue: string, file: string): HTMLElement {
  const canvas = element("canvas", {className: "thumbnail", width: 0, height: 0, role: "presentation"}) as HTMLCanvasElement;
  const draw = async () => {
    const answer = await get<Blob>(`picture/${issue}?file=${encodeURIComponent(file)}`);
    if (!answer.ok || answer.data.type.includes("svg")) return;
    const picture = await createImageBitmap(answer.data, {imageOrientation: "from-image"});
    const scale = Math.min(1, 192 / picture.width, 128 / picture.height);
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  };
  draw().catch(() => {}); // one that this browser cannot show is named all the same
  return canvas;
}

function fileDrop(path: Path, count: number, context: FormContext): HTMLElement {
  const input = element("input", {type: "file", accept: "image/*", multiple: true, id: `field-${++made}`}) as HTMLInputElement;
  const say = element("span", {role: "status"});
  const take = async (files: Iterable<File>) => {
    let next = count;
    for (const file of files) {
      say.textContent = text("uploading");
      const answer = await upload<{file: string; findings?: {message: string}[]}>(
        `save-picture/${context.issue}?name=${encodeURIComponent(file.name)}`, file);
      if (!answer.ok) {
        say.textContent = [answer.data.error, ...(answer.data.findings ?? []).map((f) => f.message)].join(": ");
        continue;
      }
      say.textContent = "";
      context.change([...path, next++, "#insert"], {file: answer.data.file});
    }
  };
  input.addEventListener("change", () => take(input.files ?? []));
  const box = element("p", {className: "drop"}, element("label", {htmlFor: input.id}, text("add-picture")), input, say);
  box.addEventListener("dragover", (event: DragEvent) => event.preventDefault());
  box.addEventListener("drop", (event: DragEvent) => {
    event.preventDefault();
    void take([...(event.dataTransfer?.files ?? [])]);
  });
  return box;
}
