// Bundles the desk's page: node build.mjs SOURCES FOLDER. It runs where its packages are, which is the build folder.
import {build} from "esbuild";
import {resolve} from "node:path";

const [sources, folder] = process.argv.slice(2);
await build({
  entryPoints: {desk: resolve(sources, "main.ts")},
  outdir: folder,
  nodePaths: [resolve("node_modules")],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  external: ["/fonts/*"],
  legalComments: "eof",
  logLevel: "warning",
});
