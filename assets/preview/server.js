// What the server is asked and what it says.

const storage = "vestnik-token";
const fromAddress = location.hash.slice(1);
if (/^[0-9a-f]{32}$/.test(fromAddress)) {
  sessionStorage.setItem(storage, fromAddress);
  // So that the address can be shown to others.
  history.replaceState(null, "", location.pathname);
}
export const hasToken = () => sessionStorage.getItem(storage) !== null;

let base = ""; // of the addresses of the issue that is shown
/** Of several issues: the addresses of the one to show begin so. */
export const setBase = (path) => { base = path; };

/** Calls `onState` with each state and `onLost` when the connection breaks; it is taken up again by itself. Gives what
 * is to be closed. */
export function listen(onState, onLost) {
  const source = new EventSource(`${base}/events`);
  source.onmessage = (event) => onState(JSON.parse(event.data));
  source.onerror = onLost;
  return source;
}

async function json(path) {
  const response = await fetch(base + path);
  return response.ok ? response.json() : null;
}
export const proofLooks = () => json("/proof");
export const placesOf = (page) => json(`/places/${page}`);
export const pictureOf = (page, look, width) => `${base}/pages/${page}/${look}.png?width=${width}`;

/** Opens the editor; gives the reason if that fails, else null. */
export async function openEditor({file, line, column}) {
  const response = await fetch(`${base}/open`, {
    method: "POST",
    headers: {"Content-Type": "application/json", "X-Vestnik-Token": sessionStorage.getItem(storage) ?? ""},
    body: JSON.stringify({file, line, column: Math.max(column, 1)}),
  });
  return response.ok ? null : (await response.json()).error;
}
