// What the desk's server is asked. Every request brings the token; a conflict is an answer, not a failure.

export type Step = string | number;
export type Path = Step[];
export type Tree = string | null | Tree[] | {[key: string]: Tree};

export interface ShelfIssue {
  id: string; name: string; title: string; number: string; year: string;
  from: string; to: string; articles: number; state: string; changed: number;
}
export interface Place {path: Path; line: number; end_line: number}
export interface Issue {
  id: string; name: string; version: string; repaired: boolean; undo: boolean; redo: boolean;
  value: {[key: string]: Tree}; places: Place[];
}
export type Edit =
  | {what: "set" | "insert"; path: Path; value: unknown}
  | {what: "remove"; path: Path}
  | {what: "move"; path: Path; to: Path};
export interface Rule {
  kinds: string[];
  choices?: string[];
  least?: number;
  greatest?: number;
  items?: Rule;
  keys?: {name: string; required: boolean; meaning: string; rule: Rule}[];
}

export interface Answer<T> {ok: boolean; status: number; data: T & {error?: string}}

async function ask<T>(path: string, options: RequestInit = {}): Promise<Answer<T>> {
  const token = sessionStorage.getItem("vestnik-token") ?? "";
  const response = await fetch(`/desk/${path}`, {...options, headers: {"X-Vestnik-Token": token, ...options.headers}});
  const type = response.headers.get("Content-Type") ?? "";
  const data = type.startsWith("application/json") ? await response.json() : await response.blob();
  return {ok: response.ok, status: response.status, data};
}

export const get = <T>(path: string) => ask<T>(path);
/** `last`: the page goes, and the request goes on without it. */
export const post = <T>(path: string, body: unknown, last = false) => ask<T>(path, {
  method: "POST",
  headers: {"Content-Type": typeof body === "string" ? "text/plain" : "application/json"},
  body: typeof body === "string" ? body : JSON.stringify(body),
  keepalive: last,
});
export const upload = <T>(path: string, file: Blob) =>
  ask<T>(path, {method: "POST", headers: {"Content-Type": "application/octet-stream"}, body: file});

export function valueAt(tree: Tree | undefined, path: Path): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const step of path) {
    if (at === null || at === undefined || typeof at === "string") return undefined;
    at = Array.isArray(at) ? at[step as number] : at[step as string];
  }
  return at;
}
export const textAt = (tree: Tree | undefined, path: Path): string => {
  const value = valueAt(tree, path);
  return typeof value === "string" ? value : Array.isArray(value) ? value.filter((v) => typeof v === "string").join(" ") : "";
};
