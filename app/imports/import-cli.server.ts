import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { SingleBar, Presets } from "cli-progress";
import { actorByLogin } from "~/access/actor-by-login.server";
import { systemActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { regionByCode } from "~/regions/regions.server";
import { isVillageCode } from "~/regions/region-code";
import { parseRegionCode } from "~/shared/parse-region-code";
import { ok, refused, type Result } from "~/shared/result";
import { cancelImport } from "./end-import.server";
import { noCounts } from "./work/work-through.server";
import type { ImportableKind, ImportCounts, ImportReading, RowOutcome, RunImport, WrittenMessage } from "./import-types";
import { importProgress, importRowsOf, writtenMessage } from "./imports.server";
import { openImport } from "./open-import.server";
import { commitImport, previewImport } from "./run-import.server";
import { unusableText, type UnusableFile } from "./unusable-file";

export type ImportArgs = {
  kind: ImportableKind;
  file: string;
  village?: string;
  dryRun?: boolean;
  acceptGood?: boolean;
  as?: string;
  json?: boolean;
  signal?: AbortSignal;
};

/** What the command answers; the row messages are in the language of the people who mend the rows. */
export type ImportAnswer = {
  kind: ImportableKind;
  sha256: string;
  dryRun: boolean;
  committed: boolean;
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  headerRow: number | null;
  columns: ImportReading["columns"];
  counts: ImportCounts;
  rows: { line: number; outcome: RowOutcome; messages: WrittenMessage[] }[];
};
type Failure = { code: string; text: string };

/** `bin/desa import`: 0 when no row was refused, 2 when some were, 1 when the file cannot be used or the work not begin. */
export async function run(args: ImportArgs): Promise<number> {
  const answer = await importFor(args);
  if (!answer.ok) {
    if (args.json) console.log(JSON.stringify({ ...(await nothing(args)), error: answer.reason }));
    console.error(answer.reason.text);
    return 1;
  }
  if (args.json) console.log(JSON.stringify(answer.value));
  else for (const line of linesOf(answer.value)) console.log(line);
  return answer.value.counts.refuse > 0 ? 2 : 0;
}

/** The same answer as a value. */
export async function importFor(args: ImportArgs): Promise<Result<ImportAnswer, Failure>> {
  const actor = args.as === undefined ? systemActor("import from the command line") : await actorByLogin(args.as);
  if (actor === null) return fail("no_account", `There is no active account named ${args.as}.`);
  if (!existsSync(args.file)) return fail("no_file", `There is no file ${args.file}.`);
  const village = await villageOf(actor, args.village);
  if (!village.ok) return village;
  const opened = await openImport(actor, { kind: args.kind, villageCode: village.value, file: args.file, fileName: basename(args.file) });
  if (!opened.ok) return fail(opened.reason.code, opened.reason.code === "forbidden" ? `${actor.name} may not bring in records${village.value ? ` of ${village.value}` : ""}.` : `No area has the code ${args.village}.`);
  const { id, sha256 } = opened.value;
  const ran = await withProgress(actor, id, args, () => work(actor, id, args));
  if (!ran.ok || args.dryRun) {
    const answer = ran.ok ? ok(await answerOf(actor, id, args, sha256, ran.value)) : ran;
    await cancelImport(actor, id);
    return answer;
  }
  const answer = await answerOf(actor, id, args, sha256, ran.value);
  // Whoever has an account can mend the refused rows there; without one nobody could ever see them again.
  if (!answer.committed && args.as === undefined) await cancelImport(actor, id);
  return ok(answer);
}

async function work(actor: Actor, id: string, { dryRun, acceptGood, signal }: ImportArgs): Promise<Result<RunImport, Failure>> {
  const options = signal ? { signal } : {};
  const ran = dryRun ? await previewImport(actor, id, undefined, options) : await commitImport(actor, id, { acceptGood: acceptGood === true }, options);
  if (!ran.ok) {
    if (ran.reason.code === "unusable") return unusable(ran.reason.reason);
    return fail(ran.reason.code, ran.reason.code === "cancelled" ? "The import was stopped; nothing was stored." : "The import cannot be worked on.");
  }
  // A person could say what the columns are; the command line has only the headings.
  return ran.value.reading.columns.some(({ field }) => field !== null) ? ok(ran.value) : unusable({ code: "no_header" });
}

const fail = (code: string, text: string) => refused({ code, text });
const unusable = (reason: UnusableFile) => fail(reason.code, unusableText(reason, "id"));

async function villageOf(actor: Actor, written: string | undefined): Promise<Result<string | null, Failure>> {
  if (written === undefined) return ok(null);
  const code = parseRegionCode(written);
  const region = code.ok && code.value !== null && isVillageCode(code.value) ? await asActor(actor, (tx) => regionByCode(tx, code.value ?? "")) : null;
  return region ? ok(region.code) : fail("unknown_village", `${written} is not the code of a village: write it like 35.04.01.1001.`);
}

/** Rows are read a part at a time, so that a long file does not have to fit into memory twice. */
const PAGE = 2_000;

async function answerOf(actor: Actor, id: string, { kind, dryRun = false }: ImportArgs, sha256: string, { counts, reading, committed }: RunImport): Promise<ImportAnswer> {
  const rows: ImportAnswer["rows"] = [];
  while (rows.length < counts.rows) {
    const page = await asActor(actor, (tx) => importRowsOf(tx, id, { offset: rows.length, limit: PAGE }));
    if (page.length === 0) break;
    for (const { line, outcome, messages } of page) rows.push({ line, outcome, messages: messages.map((said) => writtenMessage(said, reading, "id")) });
  }
  const { encoding, delimiter, sheet, headerRow, columns } = reading;
  return { kind, sha256, dryRun, committed, encoding, delimiter, sheet, headerRow, columns, counts, rows };
}

/** The shape of an answer about a file that could not be used. */
async function nothing({ kind, file, dryRun = false }: ImportArgs): Promise<ImportAnswer> {
  return { kind, sha256: await hashOf(file), dryRun, committed: false, encoding: null, delimiter: null, sheet: null, headerRow: null, columns: [], counts: noCounts(), rows: [] };
}

async function hashOf(file: string): Promise<string> {
  if (!existsSync(file)) return "";
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** A bar on a terminal, fed by what the import itself tells of its progress. */
async function withProgress<T>(actor: Actor, id: string, { json }: ImportArgs, run: () => Promise<T>): Promise<T> {
  if (json || !process.stderr.isTTY) return run();
  const bar = new SingleBar({ format: "{bar} {percentage}% | {rows} rows", stream: process.stderr, clearOnComplete: true }, Presets.shades_classic);
  bar.start(100, 0, { rows: 0 });
  const look = setInterval(() => {
    void asActor(actor, (tx) => importProgress(tx, id)).then((progress) => bar.update(Math.round((progress?.done ?? 0) * 100), { rows: progress?.rows ?? 0 }));
  }, 500);
  try {
    return await run();
  } finally {
    clearInterval(look);
    bar.stop();
  }
}

function linesOf({ counts, committed, dryRun, rows, columns }: ImportAnswer): string[] {
  const stored = dryRun ? "Dry run: nothing was stored." : committed ? "Stored." : "Nothing was stored.";
  const said = rows.flatMap(({ line, messages }) => messages.map(({ column, severity, text }) => `row ${line}\t${severity}\t${column ?? ""}\t${text}`));
  const left = columns.filter(({ field, header }) => field === null && header !== "").map(({ header }) => header);
  return [
    ...said,
    ...(left.length > 0 ? [`Columns left alone: ${left.join(", ")}`] : []),
    `${counts.rows} rows: ${counts.create} created, ${counts.update} updated, ${counts.unchanged} unchanged, ${counts.duplicate} duplicate, ${counts.refuse} refused, ${counts.warn} with remarks.`,
    stored,
  ];
}
