// Previews a long file in a process of its own and prints how much memory that took. Run by long-files.db.test.ts.
import { readFileSync } from "node:fs";
import { systemActor } from "~/db/actor";
import { closeDatabase } from "~/db/db.server";
import { openImport } from "~/imports/open-import.server";
import { previewImport } from "~/imports/run-import.server";

const [path = "", village = ""] = process.argv.slice(2);
const actor = systemActor("measure an import");
const opened = await openImport(actor, { kind: "remittances", villageCode: village, file: readFileSync(path), fileName: "panjang.csv" });
if (!opened.ok) throw new Error(opened.reason.code);
const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 10);
const done = await previewImport(actor, opened.value.id);
clearInterval(watch);
process.stdout.write(JSON.stringify({ counts: done.ok ? done.value.counts : done.reason, growthMb: (most - before) / (1024 * 1024) }));
await closeDatabase();
