// The sources that the folder's issues name: who types a known one, or its address, gets the rest.

import {element} from "../../../../../assets/preview/dom.js";
import {get, textAt, upload, valueAt, type Path} from "./api";
import type {FormContext} from "./forms";
import {queryName} from "./import";

interface Source {name: string; host?: string; "masthead-text"?: string; masthead?: string; alternative?: string; issue?: string}

const listId = "known-sources";
let known: Source[] = [];

/** Asks again: an issue may have brought new ones. */
export async function learnSources() {
  const answer = await get<{sources: Source[]}>("sources");
  if (!answer.ok) return;
  known = answer.data.sources;
  const list = document.getElementById(listId) ?? element("datalist", {id: listId});
  list.replaceChildren(...known.map(({name, host}) => element("option", {value: name}, host ?? "")));
  document.body.append(list);
}

/** `path` leads to the field "name" or "address" of a source. */
export function offerSources(input: HTMLInputElement, path: Path, context: FormContext) {
  const holder = path.slice(0, -1), key = path.at(-1);
  if (key === "name") {
    input.setAttribute("list", listId);
    input.addEventListener("change", () => void complete(known.find(({name}) => name === input.value.trim()), holder, context));
  } else {
    input.addEventListener("change", () => {
      const host = hostOf(input.value);
      const found = host ? known.find((source) => source.host === host) : undefined;
      if (found && isEmpty(context, [...holder, "name"])) void context.change([...holder, "name"], found.name).then(() => complete(found, holder, context));
    });
  }
}

const isEmpty = (context: FormContext, path: Path) => /^(‹[^›]*›)?$/.test(textAt(context.tree(), path).trim());

/** The masthead that the source has elsewhere; a logo is copied into this issue. */
async function complete(source: Source | undefined, holder: Path, context: FormContext) {
  const has = (key: string) => valueAt(context.tree(), [...holder, key]) !== undefined;
  if (!source || has("masthead") || has("masthead-text")) return;
  if (source["masthead-text"]) await context.change([...holder, "masthead-text"], source["masthead-text"]);
  if (!source.masthead) return;
  let file = source.masthead;
  if (source.issue !== context.issue) {
    const logo = await get<Blob>(`picture/${source.issue}?file=${encodeURIComponent(file)}`);
    if (!logo.ok) return;
    const kept = await upload<{file: string}>(`save-picture/${context.issue}?name=${queryName(file.split("/").at(-1)!)}`, logo.data);
    if (!kept.ok) return;
    file = kept.data.file;
  }
  await context.change([...holder, "masthead"], {picture: file, ...(source.alternative ? {alternative: source.alternative} : {})});
}

function hostOf(address: string): string {
  try {
    return new URL(address.trim()).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
