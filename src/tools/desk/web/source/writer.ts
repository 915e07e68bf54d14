// What is written to the folder: one change after the other, each against the version that it was made on.

import {byId} from "../../../../../assets/preview/dom.js";
import {get, post, valueAt, type Answer, type Edit, type Issue, type Path} from "./api";

export class Writer {
  issue: Issue | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #undone: Edit[][] = [];
  #redone: Edit[][] = [];
  onIssue = (_issue: Issue) => {};
  onProblem = (_words: string) => {};
  onSaved = (_pending: boolean) => {};

  async open(id: string): Promise<boolean> {
    this.#undone = [];
    this.#redone = [];
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
    if (this.issue && issue.version === this.issue.version && issue.id === this.issue.id) return;
    this.issue = {...issue, id: issue.id ?? this.issue?.id, name: issue.name ?? this.issue?.name};
    this.onIssue(this.issue);
  }

  get canUndo() { return this.#undone.length > 0; }
  get canRedo() { return this.#redone.length > 0; }

  /** Gives whether it was written. */
  edit(edits: Edit[]): Promise<boolean> {
    return this.queue(async () => {
      const back = this.#reverse(edits);
      const done = await this.#send(edits);
      if (done) {
        this.#undone.push(back);
        this.#redone = [];
      }
      return done;
    });
  }
  undo() { return this.#turn(this.#undone, this.#redone); }
  redo() { return this.#turn(this.#redone, this.#undone); }
  #turn(from: Edit[][], to: Edit[][]) {
    return this.queue(async () => {
      const edits = from.pop();
      if (!edits) return false;
      const back = this.#reverse(edits);
      const done = await this.#send(edits);
      if (done) to.push(back);
      return done;
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

  #reverse(edits: Edit[]): Edit[] {
    const tree = this.issue!.value;
    return edits.map((edit): Edit => {
      const old = valueAt(tree, edit.path);
      const last = edit.path.at(-1);
      switch (edit.what) {
        case "insert": return {what: "remove", path: edit.path};
        case "move": return {what: "move", path: edit.to, to: edit.path};
        case "remove": return typeof last === "number" ? {what: "insert", path: edit.path, value: old}
          : {what: "set", path: edit.path, value: old};
        case "set": return old === undefined ? {what: "remove", path: edit.path} : {what: "set", path: edit.path, value: old};
      }
    }).reverse();
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
