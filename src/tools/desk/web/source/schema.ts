// What a text may hold: what Markdown of an issue can say, and nothing else.

import {Schema, type NodeSpec, type MarkSpec, type DOMOutputSpec, type Attrs} from "prosemirror-model";
import {tableNodes} from "prosemirror-tables";

const inline = "inline*";
const sourceOf = (dom: HTMLElement) => ({source: dom.textContent ?? ""});

const nodes: Record<string, NodeSpec> = {
  doc: {content: "block+"},
  paragraph: {content: inline, group: "block", parseDOM: [{tag: "p"}], toDOM: (): DOMOutputSpec => ["p", 0]},
  heading: {
    content: inline, group: "block", defining: true, attrs: {level: {default: 2}},
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({tag: `h${level}`, attrs: {level}})),
    toDOM: (node): DOMOutputSpec => [`h${node.attrs.level}`, 0],
  },
  blockquote: {
    content: "block+", group: "block", defining: true,
    parseDOM: [{tag: "blockquote"}], toDOM: (): DOMOutputSpec => ["blockquote", 0],
  },
  bullet_list: {
    content: "list_item+", group: "block", attrs: {bullet: {default: "-"}, loose: {default: false}},
    parseDOM: [{tag: "ul"}], toDOM: (): DOMOutputSpec => ["ul", 0],
  },
  ordered_list: {
    content: "list_item+", group: "block", attrs: {start: {default: 1}, delimiter: {default: "."}},
    parseDOM: [{tag: "ol", getAttrs: (dom) => ({start: Number((dom as HTMLElement).getAttribute("start") ?? 1)})}],
    toDOM: (node): DOMOutputSpec => ["ol", {start: node.attrs.start}, 0],
  },
  list_item: {
    content: "paragraph block*", defining: true, attrs: {label: {default: ""}},
    parseDOM: [{tag: "li"}],
    toDOM: (node): DOMOutputSpec => node.attrs.label ? ["li", {"data-mark": node.attrs.label}, 0] : ["li", 0],
  },
  code_block: {
    content: "text*", marks: "", group: "block", code: true, defining: true,
    parseDOM: [{tag: "pre", preserveWhitespace: "full"}], toDOM: (): DOMOutputSpec => ["pre", ["code", 0]],
  },
  // What the editor cannot show: it stays as it is written, and goes along as one piece.
  raw: {
    group: "block", atom: true, attrs: {source: {default: ""}},
    parseDOM: [{tag: "pre.raw", preserveWhitespace: "full", priority: 60, getAttrs: sourceOf}],
    toDOM: (node): DOMOutputSpec => ["pre", {class: "raw"}, node.attrs.source],
  },
  // It is not printed.
  remark: {
    group: "block", atom: true, attrs: {source: {default: ""}},
    parseDOM: [{tag: "pre.remark", preserveWhitespace: "full", priority: 60, getAttrs: sourceOf}],
    toDOM: (node): DOMOutputSpec => ["pre", {class: "remark"}, node.attrs.source],
  },
  // Of the table that follows.
  caption: {
    content: inline, group: "block", defining: true,
    parseDOM: [{tag: "p.caption", priority: 60}], toDOM: (): DOMOutputSpec => ["p", {class: "caption"}, 0],
  },
  picture: {
    group: "block", atom: true, draggable: true,
    attrs: {path: {}, alternative: {default: ""}, caption: {default: ""}},
    toDOM: (node): DOMOutputSpec => ["figure", {class: "picture"}, `${node.attrs.alternative || node.attrs.path}`],
  },
  horizontal_rule: {group: "block", parseDOM: [{tag: "hr"}], toDOM: (): DOMOutputSpec => ["hr"]},
  ...tableNodes({
    tableGroup: "block", cellContent: "paragraph",
    cellAttributes: {
      align: {default: -1,
        getFromDOM: (dom) => Number(dom.dataset.align ?? -1),
        setDOMAttr: (value, attrs: Attrs) => {
          Object.assign(attrs, {class: `align-${value}`, "data-align": value});
        }},
    },
  }),
  text: {group: "inline"},
  hard_break: {
    inline: true, group: "inline", selectable: false,
    parseDOM: [{tag: "br"}], toDOM: (): DOMOutputSpec => ["br"],
  },
};

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: {href: {}}, inclusive: false,
    parseDOM: [{tag: "a[href]", getAttrs: (dom) => safeAddress((dom as HTMLElement).getAttribute("href"))}],
    // No address to follow: a click puts the caret there.
    toDOM: (mark): DOMOutputSpec => ["a", {title: mark.attrs.href}, 0],
  },
  language: {
    attrs: {code: {}},
    parseDOM: [],
    toDOM: (mark): DOMOutputSpec => ["span", {lang: mark.attrs.code, class: "language"}, 0],
  },
  strong: {
    parseDOM: [{tag: "strong"}, {tag: "b:not([data-plain])"}, {tag: "[data-bold]", consuming: false}],
    toDOM: (): DOMOutputSpec => ["strong", 0],
  },
  em: {
    parseDOM: [{tag: "em"}, {tag: "i"}, {tag: "[data-italic]", consuming: false}],
    toDOM: (): DOMOutputSpec => ["em", 0],
  },
  small_capitals: {
    parseDOM: [{tag: "[data-small-capitals]", consuming: false}],
    toDOM: (): DOMOutputSpec => ["span", {class: "small-capitals", "data-small-capitals": ""}, 0],
  },
  strike: {
    parseDOM: [{tag: "s"}, {tag: "del"}, {tag: "strike"}, {tag: "[data-struck]", consuming: false}],
    toDOM: (): DOMOutputSpec => ["s", 0],
  },
  superscript: {
    excludes: "superscript subscript",
    parseDOM: [{tag: "sup"}, {tag: "[data-position=super]", consuming: false}], toDOM: (): DOMOutputSpec => ["sup", 0],
  },
  subscript: {
    excludes: "superscript subscript",
    parseDOM: [{tag: "sub"}, {tag: "[data-position=sub]", consuming: false}], toDOM: (): DOMOutputSpec => ["sub", 0],
  },
  code: {parseDOM: [{tag: "code"}], toDOM: (): DOMOutputSpec => ["code", 0]},
};

/** An address that a release may link to, without what follows readers about; or false. */
export function safeAddress(address: string | null): {href: string} | false {
  if (!address || !/^(https?:|ftp:|mailto:|tel:|#)/i.test(address)) return false;
  if (!/^https?:/i.test(address)) return {href: address};
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()]) {
      if (/^(utm_\w+|fbclid|gclid|yclid|ysclid|_openstat|from|mc_[ce]id)$/.test(name)) url.searchParams.delete(name);
    }
    return {href: url.href === new URL(address).href ? address : url.href};
  } catch {
    return false;
  }
}

export const schema = new Schema({nodes, marks});
