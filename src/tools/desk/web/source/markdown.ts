// The editor's document → Markdown.

import type {Node} from "prosemirror-model";
import {TableMap} from "prosemirror-tables";
import type {Loaded, Original} from "./blocks";
import {destination, escaped, inlineText, openingSafe, type Care} from "./inline";

/** A part of a text, with the blocks that it was loaded as, if nobody touched them. */
interface Piece {
  text: string;
  original?: Original;
  first: number; ///< top block
  last: number;
}

/** How a top block is to be written: with its own bytes, or how careful. */
export type Manner = (index: number, node: Node) => "as loaded" | Care;
const asLoaded: Manner = () => "as loaded";

/** The whole text. What stands between two blocks that were not touched stays too. */
export function textOf(doc: Node, loaded: Loaded, manner: Manner = asLoaded): string {
  const {originals} = loaded;
  const pieces = piecesOf(doc, loaded, manner).filter((piece) => piece.text || piece.original);
  let result = loaded.before;
  pieces.forEach(({text, original}, i) => {
    result += text;
    const next = pieces[i + 1]?.original;
    const follows = original && next && originals.indexOf(next) === originals.indexOf(original) + 1;
    const last = i + 1 === pieces.length;
    if (follows || (last && original && original === originals.at(-1))) result += original!.gap;
    else result += last ? "\n" : "\n\n";
  });
  return result;
}

export function piecesOf(doc: Node, loaded: Loaded, manner: Manner = asLoaded): Piece[] {
  const byNode = new Map<Node, Original>();
  for (const original of loaded.originals) byNode.set(original.nodes[0]!, original);
  const matches = (original: Original | undefined, at: number): original is Original => original !== undefined &&
    original.nodes.every((node, i) => doc.maybeChild(at + i)?.eq(node) && manner(at + i, node) === "as loaded");
  const pieces: Piece[] = [];
  for (let at = 0; at < doc.childCount;) {
    const node = doc.child(at);
    const own = byNode.get(node);
    const original = matches(own, at) ? own : loaded.originals.find((other) => matches(other, at));
    if (original) {
      pieces.push({text: original.source, original, first: at, last: at + original.nodes.length - 1});
      at += original.nodes.length;
      continue;
    }
    const care = manner(at, node);
    pieces.push({text: blockText(node, care === "as loaded" ? "plain" : care, doc.maybeChild(at - 1)), first: at, last: at++});
  }
  return pieces;
}

/** The line (from 0) of the loaded text where the top block with this index stands now. */
export function lineOf(doc: Node, index: number, loaded: Loaded): number | null {
  const node = doc.maybeChild(index);
  return (node && loaded.originals.find(({nodes}) => nodes.some((other) => other === node || other.eq(node)))?.line) ?? null;
}

function blockText(node: Node, care: Care, before: Node | null = null): string {
  switch (node.type.name) {
    case "paragraph": return openingSafe(inlineText(node, "\\\n", care), care);
    case "caption": return `: ${inlineText(node, "&#8232;", care)}`;
    case "heading": return `${"#".repeat(node.attrs.level)} ${inlineText(node, "&#8232;", care).replace(/(#+)$/, "\\$1")}`.replace(/ +$/, "");
    case "blockquote": return prefixed(childrenText(node, care, false), "> ", "> ");
    case "bullet_list":
    case "ordered_list": return listText(node, care, before);
    case "code_block": return fenced(node.textContent);
    case "raw":
    case "remark": return node.attrs.source;
    case "picture": return pictureText(node);
    case "table": return tableText(node, care);
    case "horizontal_rule": return "***";
    default: return inlineText(node, "\\\n", care);
  }
}

function pictureText({attrs}: Node): string {
  const oneLine = (text: string) => text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
  const caption = oneLine(attrs.caption).replace(/["\\]|&(?=#?\w+;)/g, "\\$&");
  return `![${escaped(oneLine(attrs.alternative))}](${destination(attrs.path)}${caption ? ` "${caption}"` : ""})`;
}

const isList = (node: Node | null) => node?.type.name === "bullet_list" || node?.type.name === "ordered_list";
const isLettered = (list: Node) => list.firstChild?.attrs.label !== "";

/** `tight`: no blank line is to stand between the children where one need not. */
function childrenText(parent: Node, care: Care, tight: boolean): string {
  let result = "", above: Node | null = null;
  parent.forEach((child) => {
    const text = child.type.name === "horizontal_rule" ? "___" : blockText(child, care, above);
    if (!text) return;
    if (above) result += tight ? between(above, child) : "\n\n";
    result += text;
    above = child;
  });
  return result;
}
function between(above: Node, below: Node): string {
  const [one, other] = [above.type.name, below.type.name];
  if (one === "picture" && other === "picture") return " ";
  const ends = ["heading", "code_block", "horizontal_rule"].includes(one);
  if (ends && other !== "table" && other !== "caption") return "\n";
  const wordsGoOn = ["paragraph", "picture", "caption", "table"].includes(other);
  if (wordsGoOn || one === "table" || (one === "blockquote" && other === "blockquote")) return "\n\n";
  // What begins with another number or without words would go on with the paragraph.
  const begins = !isList(below) || ((below.attrs.start ?? 1) === 1 && below.firstChild!.content.size > 2);
  return begins && !(isList(below) && isLettered(below)) ? "\n" : "\n\n";
}

function listText(list: Node, care: Care, before: Node | null): string {
  if (isLettered(list)) return letteredText(list, care);
  const ordered = list.type.name === "ordered_list";
  const beside = before?.type === list.type && !isLettered(before) ? before.attrs : null;
  // Two lists in a row are two by their signs.
  const bullet = !beside || beside.bullet !== list.attrs.bullet ? list.attrs.bullet : list.attrs.bullet === "-" ? "*" : "-";
  const delimiter = !beside || beside.delimiter !== list.attrs.delimiter ? list.attrs.delimiter
    : list.attrs.delimiter === "." ? ")" : ".";
  const items: string[] = [];
  list.forEach((item, _offset, i) => {
    const mark = ordered ? `${list.attrs.start + i}${delimiter} ` : `${bullet} `;
    items.push(prefixed(itemText(item, care, !list.attrs.loose), mark, " ".repeat(mark.length)));
  });
  // Where lines could be taken together, blank ones part them; numbered items look the same with them.
  return items.join(list.attrs.loose || (ordered && care === "careful") ? "\n\n" : "\n");
}
function letteredText(list: Node, care: Care): string {
  const items: string[] = [];
  list.forEach((item) => {
    item.forEach((child, _offset, i) => {
      items.push(i === 0 ? `${item.attrs.label} ${inlineText(child, "\\\n", care)}`.replace(/ +$/, "") : blockText(child, care));
    });
  });
  return items.filter(Boolean).join("\n\n");
}
function itemText(item: Node, care: Care, tight: boolean): string {
  // An item that begins with another list has no words of its own.
  const wordless = item.firstChild!.content.size === 0 && item.childCount > 1;
  return childrenText(wordless ? item.cut(item.firstChild!.nodeSize) : item, care, tight);
}

function prefixed(text: string, first: string, others: string): string {
  return text.split("\n").map((line, i) => {
    const prefix = i === 0 ? first : others;
    return line ? prefix + line : prefix.trimEnd();
  }).join("\n");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** "<<" and "^^": the cell is one with the cell on its left, or above it. */
function tableText(table: Node, care: Care): string {
  const map = TableMap.get(table);
  const lines: string[] = [];
  for (let row = 0; row < map.height; ++row) {
    const cells: string[] = [];
    for (let column = 0; column < map.width; ++column) {
      const at = map.map[row * map.width + column]!;
      if (column > 0 && map.map[row * map.width + column - 1] === at) cells.push("<<");
      else if (row > 0 && map.map[(row - 1) * map.width + column] === at) cells.push("^^");
      else cells.push(inlineText(table.nodeAt(at)!.firstChild!, "<br>", care).replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|"));
    }
    lines.push(`| ${cells.join(" | ")} |`.replace(/\|  (?=\|)/g, "| "));
    if (row === 0) lines.push(`| ${alignsOf(table, map).join(" | ")} |`);
  }
  return lines.join("\n");
}
function alignsOf(table: Node, map: TableMap): string[] {
  return map.map.slice(0, map.width).map((_at, column) => {
    // Of a column's cells those that are not joined say how it is aligned.
    const cells = map.map.map((at) => table.nodeAt(at)!).filter((cell, i) => i % map.width === column && cell.attrs.colspan === 1);
    return {0: ":---:", 1: "---:"}[(cells[0] ?? table.nodeAt(map.map[column]!)!).attrs.align as number] ?? "---";
  });
}
