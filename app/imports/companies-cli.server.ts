import { existsSync } from "node:fs";
import { basename } from "node:path";
import { actorByLogin } from "~/access/actor-by-login.server";
import { systemActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { isPlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { bringCompany, notOnList, type Brought } from "~/vacancies/bring-companies.server";
import { listColumns, listedRow } from "~/vacancies/company-list";
import { readTable } from "./read-table.server";
import { unusableText } from "./unusable-file";

export type CompaniesArgs = { file: string; listedOn: string; dryRun?: boolean; as?: string; json?: boolean };
export type CompaniesAnswer = {
  committed: boolean;
  counts: Record<Brought["outcome"], number>;
  refused: { line: number; reason: string }[];
  /** On record and not on this list; nothing was changed of them. */
  absent: { name: string; licenceNumber: string | null }[];
};

/** `bin/desa companies`: 0 when the list was brought in, 2 when rows were refused and nothing was stored, 1 when the file cannot be used. */
export async function run(args: CompaniesArgs): Promise<number> {
  const answer = await companiesFrom(args);
  if (!answer.ok) {
    if (args.json) console.log(JSON.stringify({ error: answer.reason }));
    console.error(answer.reason);
    return 1;
  }
  const { committed, counts, refused: bad, absent } = answer.value;
  if (args.json) console.log(JSON.stringify(answer.value));
  else {
    for (const { line, reason } of bad) console.log(`row ${line}: ${reason}`);
    console.log(`${counts.create} new, ${counts.update} changed, ${counts.same} as before, ${counts.refuse} refused; ${absent.length} on record and not on this list, left as they are.`);
    console.log(committed ? "The list is stored." : "Nothing was stored.");
  }
  return bad.length > 0 ? 2 : 0;
}

/** The same answer as a value. All or nothing: one refused row and the list is not stored. */
export async function companiesFrom({ file, listedOn, dryRun, as }: CompaniesArgs): Promise<Result<CompaniesAnswer, string>> {
  const actor = as === undefined ? systemActor("a list of placement companies from the command line") : await actorByLogin(as);
  if (actor === null) return refused(`There is no active account named ${as}.`);
  if (!isPlainDate(listedOn)) return refused("The day of the list is written YYYY-MM-DD.");
  if (!existsSync(file)) return refused(`There is no file ${file}.`);
  const table = await readTable(file, { fileName: basename(file) });
  if (!table.ok) return refused(unusableText(table.reason, "en"));
  const columns = listColumns(table.value.headers.map(String));
  if (columns.name === undefined) return refused("No column of this file holds the companies' names.");
  const answer: CompaniesAnswer = { committed: false, counts: { create: 0, update: 0, same: 0, refuse: 0 }, refused: [], absent: [] };
  const notKept = new Error("not kept");
  await asActor(actor, async (tx) => {
    for await (const { line, cells, problem } of table.value.rows) {
      const row = problem ? refused({ code: problem }) : listedRow(cells.map(({ text }) => text), columns);
      const brought: Brought | { outcome: "refuse"; reason: string } = row.ok ? await bringCompany(tx, actor, row.value, listedOn) : { outcome: "refuse", reason: row.reason.code };
      answer.counts[brought.outcome] += 1;
      if (brought.outcome === "refuse") answer.refused.push({ line, reason: brought.reason });
    }
    answer.absent = await notOnList(tx, listedOn);
    if (dryRun || answer.refused.length > 0) throw notKept;
    answer.committed = true;
  }).catch((error: unknown) => {
    if (error !== notKept) throw error;
  });
  return ok(answer);
}
