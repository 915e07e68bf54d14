// The words of a paragraph → Markdown. What would be read as a mark is written so that it is none.

import type {Node, Mark} from "prosemirror-model";

/** How much is guarded: `plain` as a person would write; `careful` whatever could be read in another way. */
export type Care = "plain" | "careful";

/** Words with the same marks, a space, or a line's end. Spaces have no marks: nobody can see them. */
export interface Segment {kind: "words" | "code" | "space" | "break"; text: string; marks: readonly Mark[]}

export function segmentsOf(parent: Node): Segment[] {
  const all: Segment[] = [];
  const add = (segment: Segment) => {
    const last = all.at(-1);
    if (segment.kind === "space" && (!last || last.kind === "space" || last.kind === "break")) return;
    if (segment.kind === "break") {
      if (last?.kind === "space") all.pop();
      if (all.length === 0) return;
    }
    all.push(segment);
  };
  parent.forEach((node) => {
    if (node.type.name === "hard_break") return add({kind: "break", text: "", marks: []});
    const marks = node.marks.filter((mark) => mark.type.name !== "code");
    const kind = marks.length < node.marks.length ? "code" : "words";
    const [, before, text, behind] = /^( *)(.*?)( *)$/s.exec((node.text ?? "").replace(/[ \t\r\n\f]+/g, " "))!;
    if (before) add({kind: "space", text: " ", marks: []});
    if (text) add({kind, text, marks});
    if (behind && text) add({kind: "space", text: " ", marks: []});
  });
  while (all.length > 0 && all.at(-1)!.kind !== "words" && all.at(-1)!.kind !== "code") all.pop();
  return all;
}

type Token =
  | {kind: "words" | "code" | "space"; text: string}
  | {kind: "open" | "close"; mark: Mark; pair: number};

const order = ["link", "language", "small_capitals", "strong", "em", "strike", "superscript", "subscript"];

/** Marks open and close as in brackets: what lasts longest is outside. */
function tokensOf(segments: Segment[], lineEnd: string, care: Care): Token[] {
  const tokens: Token[] = [];
  const active: {mark: Mark; pair: number}[] = [];
  let pairs = 0, space = "";
  const close = (keep: number) => {
    while (active.length > keep) tokens.push({kind: "close", ...active.pop()!});
  };
  segments.forEach((segment, at) => {
    if (segment.kind === "space" || segment.kind === "break") {
      space += segment.kind === "space" ? " " : lineEnd;
      return;
    }
    let same = 0;
    while (same < active.length && active[same]!.mark.isInSet(segment.marks)) ++same;
    close(same);
    if (space) tokens.push({kind: "space", text: space});
    space = "";
    const lasts = (mark: Mark) => {
      let end = at;
      while (end < segments.length && (segments[end]!.kind === "space" || segments[end]!.kind === "break" ||
          mark.isInSet(segments[end]!.marks))) ++end;
      return end;
    };
    const fresh = segment.marks.filter((mark) => !active.some((open) => open.mark.eq(mark)))
      .sort((a, b) => lasts(b) - lasts(a) || order.indexOf(a.type.name) - order.indexOf(b.type.name));
    for (const mark of fresh) {
      const opened = {mark, pair: pairs++};
      active.push(opened);
      tokens.push({kind: "open", ...opened});
    }
    tokens.push(segment.kind === "code" ? {kind: "code", text: codeSpan(segment.text)}
      : {kind: "words", text: escaped(segment.text, care)});
  });
  close(0);
  return tokens;
}

const isSpace = (sign: string) => sign === "" || /[\s\u0085]/u.test(sign);
const isMark = (sign: string) => /[\p{P}\p{S}]/u.test(sign);
const isDigit = (sign: string) => /^[0-9]$/.test(sign);
const entity = (sign: string) => (sign === "\u00A0" ? "&nbsp;" : `&#${sign.codePointAt(0)};`);

export function inlineText(parent: Node, lineEnd = "\\\n", care: Care = "plain"): string {
  const tokens = tokensOf(segmentsOf(parent), lineEnd, care);
  const stars = (token?: Token) => (token?.kind === "open" || token?.kind === "close") &&
    ["strong", "em"].includes(token.mark.type.name);
  // Asterisks beside asterisks would be read together.
  const crowded = new Set<number>();
  tokens.forEach((token, i) => {
    const emphasis = (token.kind === "open" || token.kind === "close") && token.mark.type.name === "em";
    if (emphasis && (stars(tokens[i - 1]) || stars(tokens[i + 1]))) crowded.add(token.pair);
  });
  const onlyStrong = !tokens.some((token) => token.kind === "open" && token.mark.type.name === "em");
  const tagged = taggedPairs(tokens);
  const written = tokens.map((token) => "text" in token ? token.text
    : signOf(token.mark, token.kind === "open", crowded.has(token.pair), care === "careful" || tagged.has(token.pair)));
  tokens.forEach((token, i) => {
    if ((token.kind !== "open" && token.kind !== "close") || !stars(token)) return;
    const opens = token.kind === "open", step = opens ? 1 : -1;
    guard(written, tokens, i, i - step, i + step, opens, onlyStrong && care === "plain");
  });
  return written.join("");
}

/** Makes sure that the mark at `at` opens or closes: signs beside it are written as entities where they hinder it. */
function guard(written: string[], tokens: Token[], at: number, outside: number, inside: number, opens: boolean,
  house: boolean) {
  const signs = written[at]!;
  const near = (i: number, first: boolean) => {
    const text = written[i] ?? "";
    return (first ? [...text][0] : [...text].at(-1)) ?? "";
  };
  let inner = near(inside, opens), outer = near(outside, !opens);
  if (isSpace(inner) && inner !== "" && tokens[inside]?.kind === "words") {
    written[inside] = replaced(written[inside]!, opens, entity(inner));
    inner = opens ? "&" : ";";
  }
  const innerIsSign = tokens[inside]?.kind === "open" || tokens[inside]?.kind === "close";
  let fits = !isMark(inner) || isSpace(outer) || isMark(outer);
  // Bold type may begin and end beside punctuation: the typesetter understands that without help.
  if (!fits && house && signs === "**" && !innerIsSign) fits = true;
  if (signs === "_" && !isSpace(outer) && !isMark(outer)) fits = false;
  if (isDigit(inner) && isDigit(outer)) fits = false; // a product
  if (fits || tokens[outside]?.kind !== "words") return;
  written[outside] = replaced(written[outside]!, !opens, entity(outer));
}
function replaced(text: string, first: boolean, sign: string) {
  const signs = [...text];
  signs[first ? 0 : signs.length - 1] = sign;
  return signs.join("");
}

/** Marks that are one sign, and the tag that says the same. */
const signs: Record<string, [string, string]> = {strike: ["~~", "s"], superscript: ["^", "sup"], subscript: ["~", "sub"]};

/** The pairs whose signs would be read as none: spaces between them, digits at both sides, other signs beside them. */
function taggedPairs(tokens: Token[]): Set<number> {
  const tagged = new Set<number>();
  const textAt = (i: number) => {
    const token = tokens[i];
    return !token ? "" : "text" in token ? token.text : signs[token.mark.type.name]?.[0] ?? "";
  };
  tokens.forEach((token, first) => {
    if (token.kind !== "open" || !(token.mark.type.name in signs)) return;
    const last = tokens.findIndex((other) => other.kind === "close" && other.pair === token.pair);
    const raised = token.mark.type.name !== "strike";
    const spaced = raised && tokens.slice(first, last).some((inner) => "text" in inner && (inner.kind === "code" || /\s/.test(inner.text)));
    const bare = raised && !/[\p{L}\p{N})\]»”]$/u.test(textAt(first - 1));
    const beside = [[first - 1, first], [first, first + 1], [last - 1, last], [last, last + 1]].some(([i, j]) =>
      /[~^]$/.test(textAt(i!)) && /^[~^]/.test(textAt(j!)));
    if (spaced || bare || beside || (raised && /^\d/.test(textAt(last + 1)))) tagged.add(token.pair);
  });
  return tagged;
}

function signOf(mark: Mark, opens: boolean, crowded: boolean, tagged: boolean): string {
  const {name} = mark.type;
  if (name in signs) {
    const [sign, tag] = signs[name]!;
    return !tagged ? sign : opens ? `<${tag}>` : `</${tag}>`;
  }
  switch (name) {
    case "strong": return "**";
    case "em": return crowded ? "_" : "*";
    case "link": return opens ? "[" : `](${destination(mark.attrs.href)})`;
    case "small_capitals": return opens ? "[" : "]{.smallcaps}";
    default: return opens ? "[" : `]{lang=${mark.attrs.code}}`;
  }
}

export function destination(address: string): string {
  const safe = address.replace(/[\\<>]|&(?=#?\w+;)/g, "\\$&");
  return /[\s()<>]/.test(address) || !address ? `<${safe}>` : safe;
}

export function escaped(text: string, care: Care = "plain"): string {
  if (care === "careful") return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  return text.replace(/[\\`*_[\]<&^~]/g, (sign, at: number) => {
    // One of these alone, or with a space before the next, means nothing.
    if ((sign === "^" || sign === "~") && !isPaired(text, at)) return sign;
    // An underline within a word and an ampersand alone mean nothing.
    if (sign === "_" && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "")) return sign;
    if (sign === "&" && !/^&#?\w+;/.test(text.slice(at))) return sign;
    return `\\${sign}`;
  });
}

function isPaired(text: string, at: number): boolean {
  const sign = text[at]!, before = text.slice(0, at), behind = text.slice(at + 1);
  if (sign === "~" && (before.endsWith("~") || behind.startsWith("~"))) return true;
  return /\S*$/.exec(before)![0].includes(sign) || /^\S*/.exec(behind)![0].includes(sign);
}

function codeSpan(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((run) => run[0].length);
  let length = 1;
  while (runs.includes(length)) ++length;
  const ticks = "`".repeat(length);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return ticks + pad + text + pad + ticks;
}

/** So that the first words of a line open nothing: no list, heading, quotation, code or table. */
export function openingSafe(text: string, care: Care): string {
  return text.split("\n").map((line, i, lines) => {
    if (care === "careful" && lines.length > 1) return guarded(line);
    const safe = line.replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|~~~|-{2,}\s*$|\|)/, "\\$1")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
    return i > 0 ? safe.replace(/^(=+|[-:| ]+)\s*$/, "\\$1") : safe;
  }).join("\n");
}
/** A line of several, of which the typesetter could take any for an item, a speech or a title. */
function guarded(line: string): string {
  const [, body, end] = /^(.*?)(\\?)$/.exec(line)!;
  const signs = [...body!];
  if (signs.length > 0 && signs[0] !== "\\" && !line.startsWith("&")) signs[0] = entity(signs[0]!);
  return signs.join("") + end;
}
