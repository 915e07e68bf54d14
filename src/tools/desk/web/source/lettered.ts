// Items "а)", "б)": a new one gets the next letter.

import type {Node} from "prosemirror-model";
import {Plugin} from "prosemirror-state";

// Without the letters that lists pass over.
const alphabets = ["абвгдежзиклмнопрстуфхцчшщэюя", "abcdefghijklmnopqrstuvwxyz"];

/** The labels that a list's items are to have; nothing if they have them. */
export function labelsOf(list: Node): string[] | null {
  const first = list.firstChild?.attrs.label as string | undefined;
  if (list.type.name !== "ordered_list" || !first) return null;
  const alphabet = alphabets.find((letters) => [...letters].some((letter) => first.toLowerCase().includes(letter)));
  if (!alphabet) return null;
  const labels: string[] = [];
  let last = -1, changed = false;
  list.forEach((item) => {
    const letter = [...(item.attrs.label as string).toLowerCase()].find((sign) => alphabet.includes(sign));
    const at = letter ? alphabet.indexOf(letter) : -1;
    last = at > last ? at : last + 1;
    const next = alphabet[last] ?? alphabet.at(-1)!;
    const label = at === last ? item.attrs.label : first.replace(/\p{L}/u, (old) => (old === old.toLowerCase() ? next : next.toUpperCase()));
    changed ||= label !== item.attrs.label;
    labels.push(label);
  });
  return changed ? labels : null;
}

export const lettered = new Plugin({
  appendTransaction: (transactions, _before, state) => {
    if (!transactions.some((transaction) => transaction.docChanged)) return null;
    const {tr} = state;
    state.doc.descendants((node, at) => {
      const labels = labelsOf(node);
      labels?.forEach((label, i) => {
        let place = at + 1;
        for (let before = 0; before < i; ++before) place += node.child(before).nodeSize;
        tr.setNodeAttribute(place, "label", label);
      });
    });
    return tr.docChanged ? tr : null;
  },
});
