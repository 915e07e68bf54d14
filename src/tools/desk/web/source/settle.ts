// Makes sure that what is written reads as it was meant: the server reads it, and what it takes in another way is
// written with more care.

import type {Node} from "prosemirror-model";
import {load, type Block, type Loaded} from "./blocks";
import {segmentsOf} from "./inline";
import {piecesOf, textOf, type Manner} from "./markdown";

export interface Settled {
  text: string;
  /** Whether the typesetter takes all of it as the editor shows it. */
  faithful: boolean;
}

/** `read`: how the typesetter reads a text. */
export async function settle(doc: Node, loaded: Loaded, read: (text: string) => Promise<Block[]>): Promise<Settled> {
  const wanted: string[][] = [];
  doc.forEach((node) => { wanted.push(meaningOf(node)); });
  const touched = new Set<number>();
  for (const {original, first} of piecesOf(doc, loaded)) if (!original) touched.add(first);
  const all = new Set(wanted.keys());
  const manners: Manner[] = [
    () => "as loaded",
    (index) => (touched.has(index) ? "careful" : "as loaded"),
    (index) => (touched.has(index) ? "careful" : "plain"),
    (index) => (all.has(index) ? "careful" : "plain"),
  ];
  const first = textOf(doc, loaded);
  // Where nothing is touched, nothing is written in another way.
  if (touched.size === 0 && piecesOf(doc, loaded).length === loaded.originals.length) return {text: first, faithful: true};
  for (const manner of manners) {
    const text = textOf(doc, loaded, manner);
    if (same(wanted.flat(), meaningsOf(load(await read(text)).doc))) return {text, faithful: true};
  }
  return {text: first, faithful: false};
}

const same = (one: string[], other: string[]) => one.length === other.length && one.every((said, i) => said === other[i]);

function meaningsOf(parent: Node): string[] {
  const result: string[] = [];
  parent.forEach((node) => { result.push(...meaningOf(node)); });
  return result;
}

/** What a block says to a reader; nothing if it says nothing. */
function meaningOf(node: Node): string[] {
  const name = node.type.name;
  switch (name) {
    case "paragraph": {
      const words = wordsOf(node);
      return words === "[]" ? [] : [words];
    }
    case "caption": {
      const words = wordsOf(node, ": ");
      return [words];
    }
    case "heading": return [JSON.stringify([name, node.attrs.level, wordsOf(node)])];
    case "bullet_list": return [JSON.stringify([name, itemsOf(node)])];
    case "ordered_list": return node.firstChild?.attrs.label ? lettersOf(node)
      : [JSON.stringify([name, node.attrs.start, itemsOf(node)])];
    case "blockquote": return [JSON.stringify([name, meaningsOf(node)])];
    case "table": {
      const rows: unknown[] = [];
      node.forEach((row) => row.forEach((cell) => {
        rows.push([cell.attrs.colspan, cell.attrs.rowspan, wordsOf(cell.firstChild!)]);
      }));
      return [JSON.stringify([name, node.childCount, rows])];
    }
    case "code_block": return [JSON.stringify([name, node.textContent.trimEnd()])];
    case "picture": return [JSON.stringify([name, node.attrs.path, node.attrs.alternative.trim(), node.attrs.caption.trim()])];
    case "horizontal_rule": return [name];
    default: return [JSON.stringify([name, node.attrs.source])];
  }
}
function itemsOf(list: Node): string[][] {
  const items: string[][] = [];
  list.forEach((item) => { items.push(meaningsOf(item)); });
  return items;
}
/** A lettered list and paragraphs that begin with letters are the same on the page. */
function lettersOf(list: Node): string[] {
  const result: string[] = [];
  list.forEach((item) => item.forEach((child, _offset, i) => {
    if (i === 0) result.push(wordsOf(child, `${item.attrs.label} `));
    else result.push(...meaningOf(child));
  }));
  return result;
}
function wordsOf(node: Node, before = ""): string {
  const words: [string, string[]][] = before ? [[before, []]] : [];
  for (const {kind, text, marks} of segmentsOf(node)) {
    // An address that stands there in full is a link by itself.
    const said = marks.filter(({type, attrs}) => type.name !== "link" || !String(attrs.href).endsWith(text))
      .map(({type, attrs}) => type.name + JSON.stringify(attrs)).sort();
    if (kind === "code") said.push("code");
    const shown = kind === "break" ? "\n" : text;
    const last = words.at(-1);
    if (last && (kind === "space" || kind === "break" || JSON.stringify(last[1]) === JSON.stringify(said))) last[0] += shown;
    else words.push([shown, said]);
  }
  return JSON.stringify(words);
}
