// Reads blocks of many texts as JSON lines and writes, for each, [the text of the untouched document, the text with every
// block written anew]: node roundtrip.mjs SOURCES < blocks. For the tests.
import {build} from "esbuild";
import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";

const folder = mkdtempSync(join(tmpdir(), "vestnik-desk-"));
await build({
  entryPoints: {markdown: resolve(process.argv[2], "markdown.ts")},
  outdir: folder,
  outExtension: {".js": ".mjs"},
  nodePaths: [resolve("node_modules")],
  bundle: true,
  format: "esm",
  platform: "node",
});
const {load, textOf} = await import(pathToFileURL(join(folder, "markdown.mjs")));
for await (const line of createInterface({input: process.stdin})) {
  const loaded = load(JSON.parse(line));
  const anew = textOf(loaded.doc, {...loaded, before: "", originals: []});
  process.stdout.write(JSON.stringify([textOf(loaded.doc, loaded), anew]) + "\n");
}
