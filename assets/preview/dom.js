// Small helpers for the document. Everything that a file or the server said goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** element("li", {className: "x", hidden: true, "aria-label": "y"}, child, "text") */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

/** Resolves when what was changed in the document has been painted. */
export const painted = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

/** Arrow keys, Home and End move the focus among `items()`, of which one is in the tab order. */
export function roving(container, items, keys = ["ArrowUp", "ArrowDown"]) {
  container.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    const next = {[keys[0]]: at - 1, [keys[1]]: at + 1, Home: 0, End: all.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const target = all[Math.min(Math.max(next, 0), all.length - 1)];
    for (const item of all) item.tabIndex = item === target ? 0 : -1;
    target.focus();
  });
}
