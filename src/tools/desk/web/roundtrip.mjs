// For the tests: what the editor makes of texts. node roundtrip.mjs SOURCES ADDRESS TOKEN < texts, a JSON string a line.
// Writes for each a JSON line: `untouched`, the text of the untouched document; `plain`, all blocks written at the first
// go; `rewritten`, all blocks written so that they read the same, which `faithful` says of them; `edited`, the text when
// the top block `index` has got a word more, or null where there are no words.
import {build} from "esbuild";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";

const [sources, address, token] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "vestnik-desk-"));
process.on("exit", () => rmSync(folder, {recursive: true}));
writeFileSync(join(folder, "all.ts"), ["blocks", "markdown", "settle", "schema"]
  .map((name) => `export * from ${JSON.stringify(resolve(sources, name))};`)
  .concat('export {Transform} from "prosemirror-transform";').join("\n"));
await build({
  entryPoints: {all: join(folder, "all.ts")},
  outdir: folder,
  outExtension: {".js": ".mjs"},
  nodePaths: [resolve("node_modules")],
  bundle: true,
  format: "esm",
  platform: "node",
});
const {load, textOf, settle, schema, Transform} = await import(pathToFileURL(join(folder, "all.mjs")));

async function read(text) {
  const answer = await fetch(`${address}/desk/markdown`, {method: "POST", body: text, headers: {"X-Vestnik-Token": token}});
  if (!answer.ok) throw new Error(`${answer.status} for ${text}`);
  return (await answer.json()).blocks;
}

/** Some words in the middle of the document begin with one more. */
function withWord(doc) {
  const places = [];
  doc.descendants((node, at) => {
    if (node.isText && !node.marks.length && /^\p{L}+ /u.test(node.text)) places.push(at);
  });
  if (places.length === 0) return null;
  const place = places[places.length >> 1];
  return {index: doc.resolve(place).index(0), doc: new Transform(doc).insert(place, schema.text("Ещё ")).doc};
}

for await (const line of createInterface({input: process.stdin})) {
  const text = JSON.parse(line);
  const loaded = load(await read(text));
  const plain = textOf(loaded.doc, {...loaded, originals: []});
  const again = await settle(loaded.doc, {...loaded, originals: []}, read);
  const edit = withWord(loaded.doc);
  const edited = edit && await settle(edit.doc, loaded, read);
  process.stdout.write(JSON.stringify({
    untouched: textOf(loaded.doc, loaded), plain, rewritten: again.text, faithful: again.faithful,
    edited: edited?.text ?? null, editFaithful: edited?.faithful ?? null, index: edit?.index ?? null,
    raw: loaded.originals.filter(({nodes}) => nodes[0].type.name === "raw").length, blocks: loaded.originals.length,
  }) + "\n");
}
