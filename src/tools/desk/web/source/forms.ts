// Forms made from the table of keys: whatever a descriptor may say has its field here.

import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {valueAt, type Path, type Rule, type Tree} from "./api";
import {choiceName, labelOf} from "./labels";
import {offerSources} from "./sources";
import {button, pictureDrop, pictureItem} from "./pictures";

export interface FormContext {
  issue: string;
  tree: () => Tree;
  countries: Record<string, string>;
  /** `value` undefined: the key goes. */
  change: (path: Path, value: unknown) => Promise<unknown>;
}

let made = 0;

/** Keys whose values the desk shows elsewhere: lists of articles in the outline, texts in the editor. */
const elsewhere = new Set(["sections", "articles", "body", "body-file", "vestnik", "items"]);
const commonKeys = new Set(["title", "country", "heading", "date", "source", "topic", "pictures", "name", "address",
  "alternative", "caption", "credit", "width", "number", "year", "period", "place", "issued", "note"]);

export function form(rule: Rule, path: Path, context: FormContext): HTMLElement {
  const box = element("div", {className: "form"});
  const rare = element("details", {className: "rare"}, element("summary", {}, text("more-fields"))) as HTMLDetailsElement;
  rare.dataset.rare = JSON.stringify(path);
  for (const key of rule.keys ?? []) {
    if (elsewhere.has(key.name)) continue;
    const at = [...path, key.name];
    const field = fieldOf(key.rule, at, labelOf(at, key.meaning), context, key.required);
    field.dataset.key = key.name;
    field.title = key.meaning;
    const common = key.required || commonKeys.has(key.name) || valueAt(context.tree(), at) !== undefined;
    (common ? box : rare).append(field);
  }
  if (rare.children.length > 1) box.append(rare);
  return box;
}

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
    const area = element("textarea", {value: shown, rows: Math.max(1, shown.split("\n").length)}) as HTMLTextAreaElement;
    if (many) area.placeholder = text("one-a-line");
    area.addEventListener("focus", () => { if (/^‹[^›]*›$/.test(area.value)) area.select(); });
    area.addEventListener("change", () => {
      const lines = area.value.split("\n").map((line) => line.trim()).filter(Boolean);
      void context.change(path, !many ? area.value.trim() || undefined : lines.length === 0 ? undefined
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
  if (path.at(-2) === "source" && ["name", "address"].includes(String(path.at(-1)))) offerSources(input, path, context);
  input.addEventListener("change", () => {
    const typed = input.value.trim();
    if (!typed) return void context.change(path, undefined);
    void context.change(path, number && /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed);
  });
  return input;
}
const isLong = (path: Path) => ["title", "alternative", "caption", "topic", "text"].includes(String(path.at(-1)));
/** 18.12.2024 is a date in descriptors too. */
const isoDate = (value: Tree | undefined) =>
  typeof value === "string" ? value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, "$3-$2-$1") : "";

function choiceOf(rule: Rule, path: Path, value: Tree | undefined, context: FormContext) {
  const choices = rule.choices ?? ["true", "false"];
  const name = (choice: string) => choiceName(path, choice, context.countries);
  const select = element("select", {}, element("option", {value: ""}, text("not-set"))) as HTMLSelectElement;
  const shown = path.at(-1) === "country" ? [...choices].sort((a, b) => name(a).localeCompare(name(b))) : choices;
  for (const choice of shown) select.append(element("option", {value: choice, selected: value === choice}, name(choice)));
  if (typeof value === "string" && !choices.includes(value)) {
    select.append(element("option", {value, selected: true}, value));
  }
  select.addEventListener("change", () => {
    const chosen = select.value;
    void context.change(path, chosen === "" ? undefined : rule.choices ? chosen : chosen === "true");
  });
  return select;
}

/** Pictures, and any other list of mappings. */
function listOf(rule: Rule, path: Path, label: string, context: FormContext): HTMLElement {
  const box = element("fieldset", {className: "list"}, element("legend", {}, label));
  const items = () => {
    const list = valueAt(context.tree(), path);
    return Array.isArray(list) ? list : [];
  };
  const ofPictures = rule.keys?.some((key) => key.name === "file") ?? false;
  const count = items().length;
  for (let i = 0; i < count; ++i) {
    const at = [...path, i];
    box.append(element("div", {className: "item"}, ofPictures ? pictureItem(rule, at, context) : form(rule, at, context),
      element("p", {className: "tools"},
        ...(count > 1 ? [button(text("earlier"), () => void context.change([...at, "#move"], i - 1), i === 0),
          button(text("later"), () => void context.change([...at, "#move"], i + 1), i === count - 1)] : []),
        button(text("remove"), () => void context.change(at, undefined)))));
  }
  if (ofPictures) box.append(pictureDrop(path, () => items().length, context));
  return box;
}
