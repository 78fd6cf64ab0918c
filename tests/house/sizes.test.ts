import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesIn, ROOT } from "./sources";

const MOST_LINES = 300;

it("no source file is longer than 300 lines", () => {
  const files = ["app", "bin", "seeds", "tests"].flatMap((folder) => filesIn(folder, /\.(tsx?|mjs|js|css)$/));
  const long = files
    .map((path) => ({ path, lines: readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});
