// The server's blocks → the editor's document. A block that nobody touches keeps its bytes.

import {Fragment, type Node, type Mark} from "prosemirror-model";
import {schema} from "./schema";

export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  code?: boolean;
  struck?: boolean;
  small_capitals?: boolean;
  position?: "superscript" | "subscript";
  link?: string;
  language?: string;
}
export interface Cell {text: Run[]; rows?: number; columns?: number}
export interface Block {
  kind: string;
  text?: Run[];
  caption?: Run[];
  children?: Block[];
  rows?: Cell[][];
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
  blocks?: number;
  within?: boolean;
}

/** Top blocks as they were loaded: what they say and the bytes that said it. Mostly one; some mean it only together. */
export interface Original {
  nodes: Node[];
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
  if (run.small_capitals) result.push(marks.small_capitals!.create());
  if (run.struck) result.push(marks.strike!.create());
  if (run.position) result.push(marks[run.position]!.create());
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
const textNode = (text: string) => (text ? schema.text(text) : null);

function itemNode(item: Block): Node {
  const children = (item.children ?? []).flatMap(blockNodes);
  if (children[0]?.type !== nodes.paragraph) children.unshift(paragraph());
  return nodes.list_item!.create({label: item.label ?? ""}, children);
}

function tableNode(block: Block): Node {
  const taken: number[] = []; // by column: rows that a cell above still takes
  const rows = (block.rows ?? []).map((row, i) => {
    let column = 0;
    const cells = row.map((cell) => {
      while ((taken[column] ?? 0) > 0) taken[column++]! -= 1;
      const align = block.aligns?.[column] ?? -1, wide = cell.columns ?? 1;
      for (const end = column + wide; column < end; ++column) taken[column] = (cell.rows ?? 1) - 1;
      return (i === 0 ? nodes.table_header! : nodes.table_cell!).create(
        {align, colspan: wide, rowspan: cell.rows ?? 1}, paragraph(cell.text));
    });
    for (; column < taken.length; ++column) if (taken[column]! > 0) taken[column]! -= 1;
    return nodes.table_row!.create(null, cells);
  });
  return nodes.table!.create(null, rows);
}

/** One node for most blocks; a table's caption stands before it. */
function blockNodes(block: Block): Node[] {
  const children = () => (block.children ?? []).flatMap(blockNodes);
  switch (block.kind) {
    case "paragraph": return [paragraph(block.text)];
    case "heading": return [nodes.heading!.create({level: block.level}, inlineNodes(block.text))];
    case "quotation": return [nodes.blockquote!.create(null, block.children?.length ? children() : [paragraph()])];
    case "list": return [nodes.bullet_list!.create({bullet: block.bullet || "-", loose: block.loose ?? false},
      (block.children ?? []).map(itemNode))];
    case "numbers": return [nodes.ordered_list!.create({start: block.start, delimiter: block.delimiter},
      (block.children ?? []).map(itemNode))];
    case "code": return [nodes.code_block!.create(null, textNode(codeText(block.text)))];
    case "picture": return [nodes.picture!.create(
      {path: block.path, alternative: block.alternative, caption: plainText(block.caption)})];
    case "table": return block.caption?.length
      ? [nodes.caption!.create(null, inlineNodes(block.caption)), tableNode(block)] : [tableNode(block)];
    case "rule": return [nodes.horizontal_rule!.create()];
    case "remark": return [nodes.remark!.create({source: block.source ?? ""})];
    default: return [nodes.raw!.create({source: block.source ?? ""})];
  }
}
/** The spaces at the lines' heads are no-break spaces in print. */
const codeText = (runs?: Run[]) => plainText(runs).replaceAll(forcedBreak, "\n")
  .replace(/^\u00A0+/gm, (indent) => " ".repeat(indent.length));

/** The document of a text that the server has taken apart. */
export function load(blocks: Block[]): Loaded {
  const originals: Original[] = [];
  for (const block of blocks) {
    const made = blockNodes(block);
    if (block.within) originals.at(-1)!.nodes.push(...made);
    else originals.push({nodes: made, source: block.source ?? "", gap: block.gap ?? "", line: block.line ?? 0});
  }
  const content = originals.flatMap((original) => original.nodes);
  if (content.length === 0) content.push(paragraph());
  return {doc: nodes.doc!.create(null, Fragment.from(content)), before: blocks[0]?.before ?? "", originals};
}
