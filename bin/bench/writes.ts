// What writing costs, printed as one line of JSON: `writes.ts DATA_FOLDER ROWS` with DATABASE_URL of a database that nobody
// needs afterwards. One transfer after the other, many by COPY, a file through the import, and how soon figures hold them.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { closeDatabase } from "~/db/db.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { loadKeys } from "../server/keys";
import { costOfAttendance } from "./attendance";
import { fileOf } from "./imports";
import { costOfLoading } from "./loads";
import { coordinatorOf, costOfSaving, familiesOf } from "./saves";
import { visibilityAt } from "./visibility";

const SAVES = 300;
const A_SECOND = 100;
const SECONDS = 15;

const [dataDir = "", rows = "2000"] = process.argv.slice(2);
const url = process.env.DATABASE_URL ?? "";
loadKeys(dataDir, { mustBeGiven: false });

const [actor, families] = [await coordinatorOf(url, "35.04"), await familiesOf(url, "35.04")];
const saves = await costOfSaving(url, actor, families, SAVES);
const attendance = await costOfAttendance(actor, families[0]?.regionCode ?? "");
const visibility = await visibilityAt(url, A_SECOND, SECONDS);
await finishFigures();
const loads = await costOfLoading(url, Number(rows));
await closeDatabase();
console.log(JSON.stringify({ saves, attendance, visibility, loads, imports: [await imported("csv"), await imported("xlsx")] }));

/** In a process of its own, so that its memory is that of the import alone; the file is made before. */
async function imported(format: "csv" | "xlsx") {
  const path = join(mkdtempSync(join(tmpdir(), "desa-bench-")), `kiriman.${format}`);
  writeFileSync(path, await fileOf(url, Number(rows), format));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", join(import.meta.dirname, "imports.ts"), path]);
    return { ...(JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as object), format };
  } finally {
    rmSync(dirname(path), { recursive: true });
  }
}
