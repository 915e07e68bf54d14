// What is written to the folder: one change after the other, each against the version that it was made on.

import {byId} from "../../../../../assets/preview/dom.js";
import {get, post, valueAt, type Answer, type Edit, type Issue, type Path} from "./api";

export class Writer {
  issue: Issue | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  onIssue = (_issue: Issue) => {};
  onProblem = (_words: string) => {};
  onSaved = (_pending: boolean) => {};
  /** What can be taken back or done again is another. */
  onSteps = () => {};

  async open(id: string): Promise<boolean> {
    this.issue = null;
    return this.refresh(id);
  }
  async refresh(id = this.issue?.id): Promise<boolean> {
    const answer = await get<Issue>(`issue/${id}`);
    if (!answer.ok) {
      this.onProblem(answer.data.error ?? "");
      return false;
    }
    this.#take(answer.data);
    return true;
  }
  #take(issue: Issue) {
    const before = this.issue;
    const same = before && issue.version === before.version && issue.id === before.id;
    this.issue = {...issue, id: issue.id ?? before?.id, name: issue.name ?? before?.name};
    if (!same) this.onIssue(this.issue);
    else if (before.undo !== issue.undo || before.redo !== issue.redo) this.onSteps();
  }

  get canUndo() { return this.issue?.undo ?? false; }
  get canRedo() { return this.issue?.redo ?? false; }

  /** Gives whether it was written. */
  edit(edits: Edit[]): Promise<boolean> {
    return this.queue(() => this.#send(edits));
  }
  /** One step back or forth, also of those that were made before the desk was started. Gives the file that it changed. */
  undo() { return this.#turn("undo"); }
  redo() { return this.#turn("redo"); }
  /** What a version, or one of its articles, was. */
  bringBack(version: string, path: Path | null): Promise<boolean> {
    return this.queue(async () => this.#done(await post<Issue>(`bring-back/${this.issue!.id}`, {at: version, ...(path ? {path} : {})})));
  }
  #turn(way: "undo" | "redo"): Promise<string | null> {
    return this.queue(async () => {
      const answer = await post<Issue & {changed_file: string}>(`${way}/${this.issue!.id}`, {});
      return this.#done(answer) ? answer.data.changed_file : null;
    });
  }

  queue<T>(task: () => Promise<T>): Promise<T> {
    this.onSaved(true);
    const result = this.#queue.then(task);
    const end = result.catch(() => {}).then(() => { if (this.#queue === end) this.onSaved(false); });
    this.#queue = end;
    return result;
  }

  async #send(edits: Edit[]): Promise<boolean> {
    const before = this.issue!;
    let answer = await post<Issue>(`edit/${before.id}`, {version: before.version, edits});
    if (answer.status === 409) {
      const theirs = {...answer.data, id: before.id, name: before.name};
      const apart = edits.every((edit) => same(before, theirs, edit.path));
      this.#take(theirs);
      // What was changed elsewhere is something else: both hold.
      if (apart || await choose(shown(edits), shown(edits.map((edit) => valueAt(theirs.value, edit.path))))) {
        answer = await post<Issue>(`edit/${before.id}`, {version: theirs.version, edits});
      } else {
        return false;
      }
    }
    return this.#done(answer);
  }
  #done(answer: Answer<Issue>): boolean {
    if (!answer.ok) {
      this.onProblem(answer.data.error ?? String(answer.status));
      return false;
    }
    this.#take(answer.data);
    return true;
  }
}

const shown = (value: unknown) => JSON.stringify(value, null, 2) ?? "";
function same(one: Issue, other: Issue, path: Path): boolean {
  // For a list's item: the whole list, since the items' numbers are what an edit goes by.
  const at = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
  return shown(valueAt(one.value, at)) === shown(valueAt(other.value, at));
}

/** Shows both texts; true: the writer's own one is to stay. */
export function choose(yours: string, theirs: string): Promise<boolean> {
  const dialog = byId("conflict") as HTMLDialogElement;
  (byId("yours") as HTMLTextAreaElement).value = yours;
  (byId("theirs") as HTMLTextAreaElement).value = theirs;
  dialog.showModal();
  // Both begin to be seen where they differ.
  let same = 0;
  while (same < yours.length && yours[same] === theirs[same]) ++same;
  for (const id of ["theirs", "yours"]) {
    const field = byId(id) as HTMLTextAreaElement;
    field.setSelectionRange(same, same);
    field.blur();
    field.focus();
  }
  return new Promise((resolve) => {
    const end = (own: boolean) => {
      dialog.oncancel = null;
      dialog.close();
      navigator.clipboard?.writeText(own ? theirs : yours).catch(() => {});
      resolve(own);
    };
    byId("take-yours")!.onclick = () => end(true);
    byId("take-theirs")!.onclick = () => end(false);
    dialog.oncancel = (event) => event.preventDefault(); // one of both must be chosen
  });
}
