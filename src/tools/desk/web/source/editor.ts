// The text of one article.

import {baseKeymap, selectAll, toggleMark, setBlockType, wrapIn, chainCommands, exitCode} from "prosemirror-commands";
import {dropCursor} from "prosemirror-dropcursor";
import {gapCursor} from "prosemirror-gapcursor";
import {history, undo, redo, undoDepth, redoDepth} from "prosemirror-history";
import {inputRules, wrappingInputRule, textblockTypeInputRule} from "prosemirror-inputrules";
import {keymap} from "prosemirror-keymap";
import {splitListItem, liftListItem, sinkListItem, wrapInList} from "prosemirror-schema-list";
import type {Node} from "prosemirror-model";
import {EditorState, NodeSelection, Selection, type Command, type Transaction} from "prosemirror-state";
import {addColumnAfter, addRowAfter, deleteColumn, deleteRow, goToNextCell, isInTable, mergeCells, splitCell, tableEditing} from "prosemirror-tables";
import {EditorView} from "prosemirror-view";
import {element} from "../../../../../assets/preview/dom.js";
import {text} from "../../../../../assets/preview/texts.js";
import {load, type Block, type Loaded} from "./blocks";
import {askForText} from "./dialogs";
import {FindBar, findPlugin} from "./find";
import {lettered} from "./lettered";
import {lineOf, textOf} from "./markdown";
import {cleanHtml} from "./paste";
import {safeAddress, schema} from "./schema";
import {settle, type Settled} from "./settle";
import {Spelling} from "./spelling";

const {nodes, marks} = schema;

const addTable: Command = (state, dispatch) => {
  const cell = (type: "table_header" | "table_cell") => nodes[type]!.createAndFill()!;
  const row = (type: "table_header" | "table_cell") => nodes.table_row!.create(null, [cell(type), cell(type), cell(type)]);
  const table = nodes.table!.create(null, [row("table_header"), row("table_cell"), row("table_cell")]);
  if (dispatch) {
    const {tr} = state;
    const from = tr.replaceSelectionWith(table).mapping.map(state.selection.from, -1);
    let first = from; // the table begins there, or behind the rest of the paragraph
    tr.doc.nodesBetween(from, tr.doc.content.size, (node, at) => {
      if (node.type === nodes.table && at >= from - 1 && first === from) first = at;
    });
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(first + 1))).scrollIntoView());
  }
  return true;
};
/** In the last cell of a table: one row more, as in Word. */
const addRowAtEnd: Command = (state, dispatch) => {
  if (!isInTable(state) || goToNextCell(1)(state)) return false;
  return addRowAfter(state, dispatch && ((tr) => {
    const cell = tr.selection.$head;
    // Behind the end of this cell and its row begins the first cell of the new one.
    for (let depth = cell.depth; depth > 0; --depth) {
      if (cell.node(depth).type === nodes.table_row) tr.setSelection(Selection.near(tr.doc.resolve(cell.after(depth) + 1)));
    }
    dispatch(tr.scrollIntoView());
  }));
};
const addBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break!.create()).scrollIntoView());
  return true;
});
const addLink: Command = (state, dispatch, view) => {
  if (state.selection.empty) return false;
  if (state.doc.rangeHasMark(state.selection.from, state.selection.to, marks.link!)) {
    return toggleMark(marks.link!)(state, dispatch);
  }
  if (dispatch && view) {
    void askForText(text("link-address"), "https://", true).then((typed) => {
      const address = safeAddress(typed);
      if (address) toggleMark(marks.link!, address)(view.state, view.dispatch);
      view.focus();
    });
  }
  return true;
};

/** What stands there as it is written; a double click, Enter or the button changes it. */
const asWritten = (node: Node, name: string) =>
  ({dom: element("pre", {className: node.type.name, title: text(name), "data-name": text(name)}, node.attrs.source)});

/** What is selected as one piece is deleted by the keys for that, and not by words. */
const isFrame = (selection: Selection) =>
  selection instanceof NodeSelection && [nodes.raw, nodes.remark, nodes.picture].includes(selection.node.type);

const editSource: Command = (state, dispatch, view) => {
  const selected = state.selection instanceof NodeSelection ? state.selection : null;
  if (!selected || !["raw", "remark"].includes(selected.node.type.name)) return false;
  if (dispatch && view) {
    void askForText(text("edit-source"), selected.node.attrs.source).then((source) => {
      if (source === null || source === selected.node.attrs.source) return view.focus();
      const {tr} = view.state;
      view.dispatch(source.trim() ? tr.setNodeAttribute(selected.from, "source", source.trim()) : tr.delete(selected.from, selected.to));
      view.focus();
    });
  }
  return true;
};

/** Name of the button's text, its keys, its command. */
const tools: [string, string | null, Command][] = [
  ["strong", "Mod-b", toggleMark(marks.strong!)],
  ["emphasis", "Mod-i", toggleMark(marks.em!)],
  ["superscript", "Mod-.", toggleMark(marks.superscript!)],
  ["subscript", "Mod-,", toggleMark(marks.subscript!)],
  ["strike", "Mod-Shift-x", toggleMark(marks.strike!)],
  ["small-capitals", "Mod-Shift-k", toggleMark(marks.small_capitals!)],
  ["link", "Mod-k", addLink],
  ["paragraph", "Mod-Alt-0", setBlockType(nodes.paragraph!)],
  ["subheading", "Mod-Alt-2", setBlockType(nodes.heading!, {level: 2})],
  ["list", "Mod-Shift-8", wrapInList(nodes.bullet_list!)],
  ["numbers", "Mod-Shift-7", wrapInList(nodes.ordered_list!)],
  ["quotation", "Mod-Shift-9", wrapIn(nodes.blockquote!)],
  ["edit-source", null, editSource],
  ["table", null, addTable],
  ["row", null, addRowAfter],
  ["column", null, addColumnAfter],
  ["no-row", null, deleteRow],
  ["no-column", null, deleteColumn],
  ["merge-cells", null, mergeCells],
  ["split-cell", null, splitCell],
];

/** These are there where they can be used, in a table or at a frame. */
const rare = new Set(["edit-source", "row", "column", "no-row", "no-column", "merge-cells", "split-cell"]);

const rules = inputRules({rules: [
  wrappingInputRule(/^\s*>\s$/, nodes.blockquote!),
  wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list!),
  wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list!, (match) => ({start: Number(match[1])})),
  textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading!, (match) => ({level: match[1]!.length})),
]});

export class Editor {
  readonly view: EditorView;
  #loaded: Loaded;
  #find = new FindBar(() => this.view);
  #spelling: Spelling;
  #buttons: {button: HTMLButtonElement; command: Command; rare: boolean}[] = [];
  onChange = () => {};
  onCaret = (_line: number | null) => {};
  onPictures = (_files: File[]) => {};
  onNews = (_words: string) => {};
  onOlder = (_way: "undo" | "redo") => {};

  constructor(parent: HTMLElement, blocks: Block[], language: string, label: string, issue: string) {
    this.#loaded = load(blocks);
    this.#spelling = new Spelling(issue, language);
    const ofText: typeof tools = [...tools,
      ["find", "Mod-f", (_state, dispatch) => { if (dispatch) this.#find.open(); return true; }],
      ["spelling", "F7", (_state, dispatch) => { if (dispatch) this.#spelling.next(); return this.#spelling.count > 0; }]];
    const keys: Record<string, Command> = {
      "Mod-z": chainCommands(undo, () => this.#older("undo")), "Mod-y": chainCommands(redo, () => this.#older("redo")),
      "Shift-Mod-z": chainCommands(redo, () => this.#older("redo")), "Shift-Enter": addBreak,
      Enter: chainCommands(editSource, splitListItem(nodes.list_item!)),
      Tab: chainCommands(goToNextCell(1), addRowAtEnd, sinkListItem(nodes.list_item!)),
      "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item!)),
    };
    for (const [, key, command] of ofText) if (key) keys[key] = command;
    const bar = element("div", {className: "tools", role: "toolbar", "aria-label": text("text-tools")});
    const place = element("div", {className: "text"});
    parent.append(bar, this.#find.box, place);
    this.view = new EditorView(place, {
      state: EditorState.create({
        doc: this.#loaded.doc,
        // Not at a frame that stands first: the first key would take its place.
        selection: Selection.findFrom(this.#loaded.doc.resolve(0), 1, true) ?? Selection.atStart(this.#loaded.doc),
        plugins: [rules, keymap(keys), keymap(baseKeymap), history(), lettered, dropCursor(), gapCursor(), tableEditing(), findPlugin, this.#spelling.plugin],
      }),
      attributes: () => ({role: "textbox", "aria-multiline": "true", "aria-label": label, lang: language,
        spellcheck: String(!this.#spelling.dictionary)}),
      nodeViews: {raw: (node) => asWritten(node, "raw-block"), remark: (node) => asWritten(node, "remark")},
      transformPastedHTML: (html) => {
        const cleaned = cleanHtml(html);
        if (cleaned.pictures > 0) this.onNews(text("pictures-left", {count: cleaned.pictures}));
        return cleaned.html;
      },
      handleDOMEvents: {focus: (view) => {
        // What only holds a place is replaced by the first key.
        if (/^‹[^›]*›$/.test(view.state.doc.textContent)) setTimeout(() => selectAll(view.state, view.dispatch));
        return false;
      }},
      transformPastedText: (pasted) => pasted.replaceAll("\u00AD", ""),
      // Pasted text: an empty line parts paragraphs; where there is none, every line end does.
      clipboardTextParser: (pasted) => {
        const parts = /\n\s*\n/.test(pasted) ? pasted.split(/\n\s*\n/) : pasted.split("\n");
        const paragraphs = parts.map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean)
          .map((part) => nodes.paragraph!.create(null, schema.text(part)));
        return schema.node("doc", null, paragraphs.length ? paragraphs : [nodes.paragraph!.create()]).slice(
          1, Math.max(1, paragraphs.reduce((size, node) => size + node.nodeSize, 0) - 1));
      },
      handleTextInput: (view) => isFrame(view.state.selection),
      handleDrop: (_view, event) => this.#takePictures(event.dataTransfer, event),
      handlePaste: (view, event) => isFrame(view.state.selection) || !event.clipboardData?.types.includes("text/html") &&
        this.#takePictures(event.clipboardData, event),
      handleDoubleClickOn: (view, _position, node, at) => {
        if (node.type !== nodes.raw && node.type !== nodes.remark) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
        return editSource(view.state, view.dispatch, view);
      },
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
    });
    for (const [name, key, command] of ofText) {
      const shortcut = key?.replace("Mod", "Ctrl").replaceAll("-", "+") ?? null;
      const button = element("button", {type: "button", title: shortcut ? `${text(name)} (${shortcut})` : text(name),
        "aria-keyshortcuts": shortcut?.replace("Ctrl", "Control") ?? null}, text(name)) as HTMLButtonElement;
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => {
        if (name !== "find" && name !== "spelling") this.view.focus(); // those two have something else to show
        command(this.view.state, this.view.dispatch, this.view);
      });
      bar.append(button);
      this.#buttons.push({button, command, rare: rare.has(name)});
    }
    this.#spelling.onCount = () => this.#show();
    this.#show();
  }

  /** What was typed as Markdown that the typesetter reads as it is shown here; and whether it does in every point. */
  async written(read: (text: string) => Promise<Block[]>): Promise<Settled> {
    return settle(this.view.state.doc, this.#loaded, read);
  }
  /** Changes with every edit, and is the same again when all of them are taken back. */
  get text(): string {
    return textOf(this.view.state.doc, this.#loaded);
  }
  get canUndo() { return undoDepth(this.view.state) > 0; }
  get canRedo() { return redoDepth(this.view.state) > 0; }
  undo() { undo(this.view.state, this.view.dispatch); }
  redo() { redo(this.view.state, this.view.dispatch); }
  destroy() { this.view.destroy(); }

  /** Puts the caret into the block that stands at this line of the loaded text. */
  goTo(line: number) {
    let position = 1;
    this.view.state.doc.forEach((_node, offset, index) => {
      const begin = lineOf(this.view.state.doc, index, this.#loaded);
      if (begin !== null && begin <= line) position = offset + 1;
    });
    const {tr, doc} = this.view.state;
    const at = doc.resolve(Math.min(position, doc.content.size));
    this.view.dispatch(tr.setSelection(Selection.near(at)).scrollIntoView());
    this.view.focus();
  }

  /** What was typed before this text was opened. */
  #older(way: "undo" | "redo"): boolean {
    this.onOlder(way);
    return true;
  }

  /** Pictures are the article's, not the text's. */
  #takePictures(carried: DataTransfer | null, event: Event): boolean {
    const files = [...(carried?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (files.length === 0) return false;
    event.preventDefault();
    this.onPictures(files);
    return true;
  }

  #dispatch(transaction: Transaction) {
    this.view.updateState(this.view.state.apply(transaction));
    this.#show();
    if (transaction.docChanged) this.onChange();
    if (transaction.selectionSet) {
      this.onCaret(lineOf(this.view.state.doc, this.view.state.selection.$from.index(0), this.#loaded));
    }
  }
  #show() {
    for (const {button, command, rare} of this.#buttons) {
      button.disabled = !command(this.view.state);
      button.hidden = rare && button.disabled;
    }
  }
}
