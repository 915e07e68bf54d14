// What is pasted from Word and web pages, without what is no text.

/** Paragraphs that Word shows as a list: "mso-list:l0 level1 lfo1" in the style, the sign in a span of its own. */
const wordList = /mso-list:\s*l\d+\s+level(\d)/i;
const rubbish = "style, script, xml, svg, iframe, object, embed, form, button, input, select, textarea, noscript, template, meta, link, title";

export interface Cleaned {html: string; pictures: number}

/** The document is parsed and never shown: nothing in it runs or is loaded. */
export function cleanHtml(html: string): Cleaned {
  const page = new DOMParser().parseFromString(inert(html), "text/html");
  const {body} = page;
  const notes = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let note = notes.nextNode(); note; note = notes.nextNode()) (note as Comment).remove();
  const pictures = body.querySelectorAll("img").length;
  for (const part of body.querySelectorAll(`${rubbish}, img`)) part.remove();
  for (const part of body.querySelectorAll<HTMLElement>("[hidden], [data-style*='display:none'], [data-style*='display: none']")) part.remove();
  makeLists(body);
  for (const part of body.querySelectorAll<HTMLElement>("*")) keepLook(part);
  for (const part of body.querySelectorAll("h1")) replaceTag(part, "h2");
  for (const cell of body.querySelectorAll("td, th")) joinParagraphs(cell);
  return {html: body.innerHTML.replaceAll("\u00AD", "").replaceAll("&shy;", ""), pictures};
}

/** Styles and what would run, under other names: the page forbids them even in a document that is never shown. */
const inert = (html: string) => html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
  .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, (tag) => tag.replace(/([\s"'])(style|on\w+)\s*=/gi, "$1 data-$2="));
const styleOf = (part: Element) => part.getAttribute("data-style") ?? "";

/** Of an element's attributes those that say something; a look that is said by style alone as marks of its own. */
function keepLook(part: HTMLElement) {
  const style = styleOf(part);
  const bold = /font-weight:\s*(bold|[6-9]00)/i.test(style), plain = /font-weight:\s*(normal|[1-4]00)/i.test(style);
  const italic = /font-style:\s*italic/i.test(style), align = /text-align:\s*(center|right)/i.exec(style)?.[1];
  const struck = /text-decoration[^;]*line-through/i.test(style), small = /font-variant[^;]*small-caps/i.test(style);
  const position = /vertical-align:\s*(super|sub)\b/i.exec(style)?.[1];
  const kept = new Set(["href", "colspan", "rowspan", "start", "class", "data-align", "data-word", "data-pm-slice",
    "data-small-capitals"]);
  for (const {name} of [...part.attributes]) if (!kept.has(name)) part.removeAttribute(name);
  // The editor's own parts come back as they are.
  if (!["raw", "remark", "caption"].includes(part.className)) part.removeAttribute("class");
  if (bold && !part.matches("b, strong, h1, h2, h3, h4, h5, h6, table, body")) part.dataset.bold = "";
  if (plain) part.dataset.plain = "";
  if (italic && !part.matches("i, em")) part.dataset.italic = "";
  if (struck && !part.matches("s, del, strike")) part.dataset.struck = "";
  if (small) part.dataset.smallCapitals = "";
  if (position && part.matches("span, font")) part.dataset.position = position.toLowerCase();
  if (align && part.matches("td, th")) part.dataset.align = align.toLowerCase() === "right" ? "1" : "0";
}

function replaceTag(part: Element, tag: string) {
  const made = part.ownerDocument.createElement(tag);
  made.append(...part.childNodes);
  part.replaceWith(made);
}

/** A cell holds one paragraph: those of Word become its lines. */
function joinParagraphs(cell: Element) {
  const paragraphs = [...cell.querySelectorAll("p, div")];
  paragraphs.forEach((paragraph, i) => {
    if (i > 0) paragraph.before(cell.ownerDocument.createElement("br"));
    paragraph.replaceWith(...paragraph.childNodes);
  });
}

function makeLists(body: HTMLElement) {
  for (const paragraph of [...body.querySelectorAll<HTMLElement>("p[data-style*='mso-list']")]) {
    const level = Number(wordList.exec(styleOf(paragraph))?.[1] ?? 0);
    if (level === 0) continue;
    let sign = "";
    for (const part of [...paragraph.querySelectorAll<HTMLElement>("span")].filter((span) =>
      /mso-list:\s*ignore/i.test(styleOf(span)))) {
      sign ||= part.textContent!.trim();
      part.remove();
    }
    const tag = /^\(?(\d|[ivx]+[.)])/i.test(sign) ? "ol" : "ul";
    const item = body.ownerDocument.createElement("li");
    const words = body.ownerDocument.createElement("p");
    words.append(...paragraph.childNodes);
    item.append(words);
    listFor(paragraph, level, tag, Number.parseInt(sign.replace(/\D/g, ""), 10)).append(item);
    paragraph.remove();
  }
}
/** The list before the paragraph, or one in its last item, at this level; a new one where there is none. */
function listFor(paragraph: Element, level: number, tag: string, start: number): Element {
  const before = paragraph.previousElementSibling;
  const make = (place: (list: Element) => void): Element => {
    const made = paragraph.ownerDocument.createElement(tag);
    made.dataset.word = "";
    if (tag === "ol" && start > 1) made.setAttribute("start", String(start));
    place(made);
    return made;
  };
  const goesOn = before?.matches("[data-word]") && (level > 1 || before.localName === tag);
  let list: Element = goesOn ? before! : make((made) => paragraph.before(made));
  for (let depth = 1; depth < level; ++depth) {
    const item: Element | null = list.lastElementChild;
    if (!item) break;
    const inner: Element | null = item.lastElementChild;
    list = inner?.matches("[data-word]") ? inner : make((made) => item.append(made));
  }
  return list;
}
