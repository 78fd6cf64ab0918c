// Reads a table file to its end in a process of its own and prints how much memory that took, so that
// nothing else a test run holds is counted. Run by large-files.test.ts.
import { readTable } from "~/imports/read-table.server";

const [path = ""] = process.argv.slice(2);
const before = process.memoryUsage().rss;
let most = before;
const look = () => { most = Math.max(most, process.memoryUsage().rss); };
const watch = setInterval(look, 10);
const table = await readTable(path, { fileName: "besar" });
let rows = 0;
let last = "";
if (table.ok)
  for await (const row of table.value.rows) {
    rows += 1;
    last = row.cells[1]?.text ?? "";
    if (rows % 1_000 === 0) look();
  }
look();
clearInterval(watch);
process.stdout.write(JSON.stringify({ rows, last, growthMb: (most - before) / (1024 * 1024) }));
