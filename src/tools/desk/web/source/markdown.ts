// Between the server's blocks, the editor's document and Markdown. A block that nobody touched keeps its bytes.

import {Fragment, type Node, type Mark} from "prosemirror-model";
import {schema} from "./schema";

export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  link?: string;
  language?: string;
}
export interface Block {
  kind: string;
  text?: Run[];
  caption?: Run[];
  children?: Block[];
  rows?: Run[][][];
  aligns?: number[];
  level?: number;
  bullet?: string;
  loose?: boolean;
  start?: number;
  delimiter?: string;
  label?: string;
  path?: string;
  alternative?: string;
  source?: string;
  gap?: string;
  before?: string;
  line?: number;
}

/** A top block as it was loaded: what it says and the bytes that said it. */
export interface Original {
  node: Node;
  source: string;
  gap: string;
  line: number;
}
export interface Loaded {
  doc: Node;
  before: string;
  originals: Original[];
}

const forcedBreak = "\u2028";
const {nodes, marks} = schema;

function marksOf(run: Run): Mark[] {
  const result: Mark[] = [];
  if (run.link) result.push(marks.link!.create({href: run.link}));
  if (run.language) result.push(marks.language!.create({code: run.language}));
  if (run.strong) result.push(marks.strong!.create());
  if (run.emphasis) result.push(marks.em!.create());
  if (run.code) result.push(marks.code!.create());
  return result;
}

function inlineNodes(runs: Run[] = []): Node[] {
  const result: Node[] = [];
  for (const run of runs) {
    run.text.split(forcedBreak).forEach((piece, i) => {
      if (i > 0) result.push(nodes.hard_break!.create());
      if (piece) result.push(schema.text(piece, marksOf(run)));
    });
  }
  return result;
}

const plainText = (runs: Run[] = []) => runs.map((run) => run.text).join("");
const paragraph = (runs?: Run[]) => nodes.paragraph!.create(null, inlineNodes(runs));

function itemNode(item: Block): Node {
  const children = (item.children ?? []).map(blockNode);
  if (children[0]?.type !== nodes.paragraph) children.unshift(paragraph());
  return nodes.list_item!.create({label: item.label ?? ""}, children);
}

function tableNode(block: Block): Node {
  const rows = (block.rows ?? []).map((row, i) => nodes.table_row!.create(null, row.map((cell, column) =>
    (i === 0 ? nodes.table_header! : nodes.table_cell!).create({align: block.aligns?.[column] ?? -1}, paragraph(cell)))));
  return nodes.table!.create(null, rows);
}

function blockNode(block: Block): Node {
  const children = () => (block.children ?? []).map(blockNode);
  switch (block.kind) {
    case "paragraph": return paragraph(block.text);
    case "heading": return nodes.heading!.create({level: block.level}, inlineNodes(block.text));
    case "quotation": return nodes.blockquote!.create(null, children());
    case "list": return nodes.bullet_list!.create({bullet: block.bullet || "-", loose: block.loose ?? false},
      (block.children ?? []).map(itemNode));
    case "numbers": return nodes.ordered_list!.create({start: block.start, delimiter: block.delimiter},
      (block.children ?? []).map(itemNode));
    case "code": return nodes.code_block!.create(null, textNode(plainText(block.text).replaceAll(forcedBreak, "\n")));
    case "picture": return nodes.picture!.create(
      {path: block.path, alternative: block.alternative, caption: plainText(block.caption)});
    case "table": return tableNode(block);
    case "rule": return nodes.horizontal_rule!.create();
    default: return nodes.raw!.create(null, textNode(block.source ?? ""));
  }
}
const textNode = (text: string) => (text ? schema.text(text) : null);

/** The document of a text that the server has taken apart. */
export function load(blocks: Block[]): Loaded {
  const originals = blocks.map((block) => ({
    node: blockNode(block), source: block.source ?? "", gap: block.gap ?? "", line: block.line ?? 0,
  }));
  const content = originals.map((original) => original.node);
  if (content.length === 0) content.push(paragraph());
  return {doc: nodes.doc!.create(null, Fragment.from(content)), before: blocks[0]?.before ?? "", originals};
}

/** The whole text. What stands between two blocks that were not touched stays too. */
export function textOf(doc: Node, loaded: Loaded): string {
  const byNode = new Map<Node, Original>();
  for (const original of loaded.originals) byNode.set(original.node, original);
  const pieces: {text: string; original?: Original}[] = [];
  doc.forEach((node) => {
    const original = byNode.get(node) ?? loaded.originals.find((other) => other.node.eq(node));
    const text = original ? original.source : blockText(node);
    if (text) pieces.push(original ? {text, original} : {text});
  });
  let result = pieces[0]?.original === loaded.originals[0] ? loaded.before : "";
  pieces.forEach(({text, original}, i) => {
    result += text;
    const next = pieces[i + 1]?.original;
    const follows = original && next && loaded.originals.indexOf(next) === loaded.originals.indexOf(original) + 1;
    const last = i + 1 === pieces.length;
    if (follows || (last && original && original === loaded.originals.at(-1))) result += original!.gap;
    else result += last ? "\n" : "\n\n";
  });
  return result;
}

/** The line (from 0) of the loaded text where the top block with this index stands now. */
export function lineOf(doc: Node, index: number, loaded: Loaded): number | null {
  const node = doc.maybeChild(index);
  return (node && loaded.originals.find((other) => other.node === node || other.node.eq(node))?.line) ?? null;
}

function blockText(node: Node): string {
  switch (node.type.name) {
    case "paragraph": return openingSafe(inlineText(node));
    case "heading": return `${"#".repeat(node.attrs.level)} ${inlineText(node).replaceAll("\\\n", " ")}`;
    case "blockquote": return prefixed(blocksText(node), "> ", "> ");
    case "bullet_list": return listText(node, (item) => item.attrs.label ? "" : `${node.attrs.bullet || "-"} `);
    case "ordered_list": return listText(node, (item, i) =>
      item.attrs.label ? "" : `${node.attrs.start + i}${node.attrs.delimiter} `);
    case "code_block": return fenced(node.textContent);
    case "raw": return node.textContent.replace(/\s+$/, "");
    case "picture": {
      const caption = node.attrs.caption ? ` "${node.attrs.caption.replace(/["\\]/g, "\\$&")}"` : "";
      return `![${escapeText(node.attrs.alternative)}](${destination(node.attrs.path)}${caption})`;
    }
    case "table": return tableText(node);
    case "horizontal_rule": return "***";
    default: return inlineText(node);
  }
}

function blocksText(parent: Node): string {
  const parts: string[] = [];
  parent.forEach((child) => { parts.push(blockText(child)); });
  return parts.filter(Boolean).join("\n\n");
}

function listText(list: Node, markOf: (item: Node, i: number) => string): string {
  const items: string[] = [];
  let simple = !list.attrs.loose;
  list.forEach((item, _offset, i) => {
    const mark = markOf(item, i);
    if (item.attrs.label || item.childCount > 1) simple &&= !item.attrs.label && !hasBlocks(item);
    items.push(mark ? prefixed(itemText(item), mark, " ".repeat(mark.length))
      : `${item.attrs.label} ${inlineText(item.firstChild!)}`);
  });
  return items.join(simple ? "\n" : "\n\n");
}
// A list within an item leaves the list tight; a second paragraph does not.
const hasBlocks = (item: Node) => {
  let found = false;
  item.forEach((child, _offset, i) => { found ||= i > 0 && !child.type.name.endsWith("_list"); });
  return found;
};
function itemText(item: Node): string {
  let result = "";
  item.forEach((child, _offset, i) => {
    // An item that begins with another list has no words of its own.
    if (i === 0 && child.content.size === 0 && item.childCount > 1) return;
    result += (!result ? "" : child.type.name.endsWith("_list") ? "\n" : "\n\n") + blockText(child);
  });
  return result;
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

function tableText(table: Node): string {
  const rows: string[] = [];
  table.forEach((row, _offset, i) => {
    const cells: string[] = [], rules: string[] = [];
    row.forEach((cell) => {
      cells.push(inlineText(cell.firstChild!).replaceAll("\\\n", " ").replaceAll("|", "\\|"));
      rules.push({0: ":---:", 1: "---:"}[cell.attrs.align as number] ?? "---");
    });
    rows.push(`| ${cells.join(" | ")} |`);
    if (i === 0) rows.push(`| ${rules.join(" | ")} |`);
  });
  return rows.join("\n");
}

function destination(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, "\\$&")}>` : address;
}

const escapeText = (text: string) => text.replace(/[\\`*_[\]<&]/g, (sign, at: number) => {
  // An underline within a word and an ampersand alone mean nothing.
  if (sign === "_" && /\p{L}|\p{N}/u.test(text[at - 1] ?? "") && /\p{L}|\p{N}/u.test(text[at + 1] ?? "")) return sign;
  if (sign === "&" && !/^&(#?\w+);/.test(text.slice(at))) return sign;
  return `\\${sign}`;
});

/** So that the first words of a line open nothing: no list, heading, quotation, code or table. */
function openingSafe(text: string): string {
  return text.split("\n").map((line, i) => {
    const safe = line.replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|~~~|=+\s*$|-{2,}\s*$|\|)/, "\\$1")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
    return i === 0 || safe ? safe : "\\";
  }).join("\n");
}

const order = ["link", "language", "strong", "em", "code"];

function open(mark: Mark): string {
  return {link: "[", language: "[", strong: "**", em: "*"}[mark.type.name] ?? "";
}
function close(mark: Mark): string {
  switch (mark.type.name) {
    case "link": return `](${destination(mark.attrs.href)})`;
    case "language": return `]{lang=${mark.attrs.code}}`;
    default: return open(mark);
  }
}

function codeSpan(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((run) => run[0].length);
  let length = 1;
  while (runs.includes(length)) ++length;
  const ticks = "`".repeat(length);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return ticks + pad + text + pad + ticks;
}

/** What is open stays open: the fewer marks meet, the less is left to doubt. */
function rank(mark: Mark, active: Mark[]): number {
  const at = active.findIndex((other) => other.eq(mark));
  return at >= 0 ? at : active.length + order.indexOf(mark.type.name);
}

function inlineText(parent: Node): string {
  let result = "";
  let active: Mark[] = [];
  const until = (keep: number) => {
    // White space at its end is no part of what is emphasised.
    const space = /[ \t]*$/.exec(result)![0];
    if (active.length > keep) result = result.slice(0, result.length - space.length);
    while (active.length > keep) result += close(active.pop()!);
    if (!result.endsWith(space)) result += space;
  };
  parent.forEach((node) => {
    const wanted = node.type.name === "hard_break" ? active.filter((mark) => mark.isInSet(node.marks))
      : [...node.marks].filter((mark) => mark.type.name !== "code")
        .sort((a, b) => rank(a, active) - rank(b, active));
    let same = 0;
    while (same < active.length && same < wanted.length && active[same]!.eq(wanted[same]!)) ++same;
    until(same);
    if (node.type.name === "hard_break") {
      result += "\\\n";
      return;
    }
    const text = node.text ?? "";
    const space = /^[ \t]*/.exec(text)![0];
    if (wanted.length > same) result += space;
    for (const mark of wanted.slice(same)) {
      result += open(mark);
      active.push(mark);
    }
    const rest = wanted.length > same ? text.slice(space.length) : text;
    result += marks.code!.isInSet(node.marks) ? codeSpan(rest) : isAddress(rest) ? rest : escapeText(rest);
  });
  until(0);
  return result.trim();
}
const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);
