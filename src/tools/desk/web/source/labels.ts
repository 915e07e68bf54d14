// What fields and choices are called: words of the page where there are some, else what the table of keys says.

import {text} from "../../../../../assets/preview/texts.js";
import type {Path} from "./api";

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const known = (name: string) => (text(name) === name ? null : text(name));

/** `key` below `path`, which tells a picture's "name" from a publisher's. */
export function labelOf(path: Path, meaning: string): string {
  const [holder, key] = path.filter((step) => typeof step === "string").slice(-2) as string[];
  if (key === undefined) return known(`key-${holder}`) ?? capital(meaning || holder!);
  return known(`key-${holder}.${key}`) ?? known(`key-${key}`) ?? capital(meaning || key);
}

export function choiceName(path: Path, choice: string, countries: Record<string, string>): string {
  const key = path.at(-1);
  if (key === "country") return countries[choice] ?? choice;
  if (key === "language") return capital(new Intl.DisplayNames([document.documentElement.lang], {type: "language"}).of(choice) ?? choice);
  if (choice === "true" || choice === "false") return text(choice === "true" ? "yes" : "no");
  return known(`choice-${choice}`) ?? choice;
}
