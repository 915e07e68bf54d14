// Words of the page, in the language that the server chose.

let words = {};
const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);

/** `more`: words of a page that has others than the preview, by language; they go before. */
export async function loadTexts(more = {}) {
  const all = await (await fetch("/texts.json")).json();
  words = {...all.en, ...more.en, ...all[language], ...more[language]};
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = text(part.dataset.text);
  for (const part of document.querySelectorAll("[data-label]")) {
    const label = text(part.dataset.label);
    part.setAttribute("aria-label", label);
    if (part.tagName === "BUTTON") part.title = label;
  }
}

/** text("page-of", {page: 3, pages: 14}); a text with forms takes the one for `values.count`. */
export function text(key, values = {}) {
  let found = words[key] ?? key;
  if (typeof found === "object") found = found[plural.select(values.count)] ?? found.other;
  return found.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** The printed folio; the number of a page that bears none in brackets, as bibliographers have it. */
export const folioOf = (edition, page) => edition.folios[page] || `[${page + 1}]`;

/** Where a button leads: to the folio, as on the page, and which page of all that is, should they differ. */
export function showText(edition, page) {
  const {[page]: folio, length} = edition.folios;
  const counted = folio && folio !== String(page + 1);
  return text(counted ? "show-counted" : "show", {folio: folioOf(edition, page), page: page + 1, pages: length});
}
