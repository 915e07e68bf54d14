// The words of a document, with their places and languages.

import type {Node} from "prosemirror-model";

export interface Word {
  text: string;
  language: string; // empty: the text's
  from: number;
  to: number;
}

/** With its hyphens and apostrophes; not one that holds digits or belongs to an address. */
const wordPattern = /(?<![\p{N}\p{L}\p{M}_]|\p{N}[-‑])\p{L}[\p{L}\p{M}\u00AD]*(?:['’‑-][\p{L}\p{M}\u00AD]+)*(?![\p{N}_])/gu;
const addressPattern = /\S*(?:@|:\/\/|www\.)\S*/g;

export function wordsOf(doc: Node): Word[] {
  const words: Word[] = [];
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    if (block.type.spec.code) return false;
    let shown = "";
    const languages: [number, string][] = [];
    block.forEach((part) => {
      const mark = part.marks.find((one) => one.type.name === "language");
      const unread = part.marks.some((one) => one.type.name === "code");
      languages.push([shown.length, mark?.attrs.code ?? ""]);
      shown += part.isText && !unread ? part.text : "\uFFFC".repeat(part.nodeSize);
    });
    const addresses = [...shown.matchAll(addressPattern)].map((found) => [found.index, found.index + found[0].length] as const);
    for (const found of shown.matchAll(wordPattern)) {
      const begin = found.index, end = begin + found[0].length;
      if (addresses.some(([from, to]) => begin < to && end > from)) continue;
      const language = languages.findLast(([from]) => from <= begin)?.[1] ?? "";
      words.push({text: plain(found[0]), language, from: at + 1 + begin, to: at + 1 + end});
    }
    return false;
  });
  return words;
}
const plain = (word: string) => word.replaceAll("\u00AD", "").replaceAll("’", "'").replaceAll("‑", "-");
