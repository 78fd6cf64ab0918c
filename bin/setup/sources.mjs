// Runs the TypeScript sources as they are, with the `~/` import alias of tsconfig.json.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./hash.mjs";

let registered = false;

/** Imports a source file of this repository, by its path from the root. */
export async function loadSources(path) {
  if (!registered) {
    const { register } = await import("tsx/esm/api");
    register({ tsconfig: join(ROOT, "tsconfig.json") });
    process.setSourceMapsEnabled(true);
    registered = true;
  }
  return import(pathToFileURL(join(ROOT, path)).href);
}
