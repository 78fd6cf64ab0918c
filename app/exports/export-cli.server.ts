import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Writable } from "node:stream";
import { actorByLogin } from "~/access/actor-by-login.server";
import { can } from "~/access/capabilities";
import { systemActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { regionByCode } from "~/regions/regions.server";
import { parseRegionCode } from "~/shared/parse-region-code";
import { ok, refused, type Result } from "~/shared/result";
import type { ExportKind } from "./export-choice";
import { writeExport, type Exported, type ExportRequest } from "./export-file.server";
import type { TableFormat } from "./write-table.server";

export type ExportArgs = { kind: ExportKind; region: string; format: TableFormat; out?: string; as?: string; json?: boolean; signal?: AbortSignal };

/** `bin/desa export`: the records of an area as a file that import reads again. Ends with 0, or 1 and what was wrong. */
export async function run(args: ExportArgs): Promise<number> {
  if (args.json && args.out === undefined) return failed("--json needs --out FILE: the file itself goes to the standard output.");
  const ready = await requestOf(args);
  if (!ready.ok) return failed(ready.reason);
  const { actor, request } = ready.value;
  const { rows } = args.out === undefined
    ? await asActor(actor, (tx) => writeExport(tx, actor, request, toStandardOutput(), args.signal))
    : await wholeFile(args.out, (target) => asActor(actor, (tx) => writeExport(tx, actor, request, target, args.signal)));
  if (args.json) console.log(JSON.stringify({ kind: args.kind, region: request.area, format: args.format, rows, file: args.out }));
  else console.error(`${rows} rows written${args.out === undefined ? "" : ` to ${args.out}`}.`);
  return 0;
}

async function requestOf({ kind, region, format, as }: ExportArgs): Promise<Result<{ actor: Actor; request: ExportRequest }, string>> {
  const actor = as === undefined ? systemActor("export from the command line") : await actorByLogin(as);
  if (actor === null) return refused(`There is no active account named ${as}.`);
  const code = region.trim().toUpperCase() === "ID" ? ok("ID") : parseRegionCode(region);
  if (!code.ok || code.value === null) return refused(`${region} is not an area code: write it like 35.04.01.2001, or ID for the whole country.`);
  const area = code.value === "ID" ? "ID" : (await asActor(actor, (tx) => regionByCode(tx, code.value as string)))?.code;
  if (area === undefined) return refused(`No area has the code ${region}. It may be a code of the statistics office.`);
  if (!can(actor, "people:read", area)) return refused(`${actor.name} may not see the people of ${area}.`);
  const request: ExportRequest = { kind, area, format, from: null, to: null, identifiers: "full", language: "id", reason: "command line" };
  return ok({ actor, request });
}

/** Under another name until it is whole, so that a failure leaves neither half a file nor the old one broken. */
async function wholeFile(path: string, write: (target: Writable) => Promise<Exported>): Promise<Exported> {
  const unfinished = `${path}.part`;
  try {
    const exported = await write(createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
    return exported;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The standard output stays open for what the program writes after the file. */
function toStandardOutput(): Writable {
  return new Writable({ write: (piece, _encoding, done) => void process.stdout.write(piece, (error) => done(error)) });
}

function failed(sentence: string): number {
  console.error(sentence);
  return 1;
}
