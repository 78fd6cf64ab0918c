import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { audit, changedFields } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { regionProgrammes } from "~/db/schema/regions";
import { ok, refused, type Result } from "~/shared/result";
import type { KantongBasis, PerdesStatus, ProgrammeStatus } from "./codes";
import { NO_PROGRAMME, type Programme } from "./programme.schema";

/** `basis` names this very state: a change that began from an older one is refused. */
export type StoredProgramme = Programme & { basis: string };

/** A village's part in the programme; the empty one when nobody has entered any. */
export async function programmeOf(tx: Tx, code: string): Promise<StoredProgramme> {
  const table = regionProgrammes;
  const [row] = await tx
    .select({
      programmeStatus: sql<ProgrammeStatus>`${table.programmeStatus}`,
      programmeStart: table.programmeStart,
      cohort: table.cohort,
      isKantong: table.isKantong,
      kantongBasis: sql<KantongBasis | null>`${table.kantongBasis}`,
      perdesStatus: sql<PerdesStatus>`coalesce(${table.perdesStatus}, 'tidak_diketahui')`,
      perdesNumber: table.perdesNumber,
      perdesOn: table.perdesOn,
      satgasMembers: table.satgasMembers,
      population: table.population,
      populationYear: table.populationYear,
    })
    .from(table)
    .where(eq(table.regionCode, code));
  const programme: Programme = row ?? NO_PROGRAMME;
  return { ...programme, basis: createHash("sha256").update(JSON.stringify(programme)).digest("base64url") };
}

export type ProgrammeRefusal = { code: "forbidden" } | { code: "conflict"; stored: StoredProgramme };

/**
 * Stores what a village's programme form says. Sent again with the same content it changes nothing; from an older state
 * than the stored one it is refused with what is stored now.
 */
export async function saveProgramme(tx: Tx, actor: Actor, code: string, input: Programme, basis: string): Promise<Result<null, ProgrammeRefusal>> {
  if (!can(actor, "programme:write", code)) return refused({ code: "forbidden" });
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`programme ${code}`}, 0))`);
  const stored = await programmeOf(tx, code);
  const fields = Object.keys(changedFields(stored, input));
  if (fields.length === 0) return ok(null);
  if (stored.basis !== basis) return refused({ code: "conflict", stored });
  const changed = await tx
    .insert(regionProgrammes)
    .values({ regionCode: code, ...input })
    .onConflictDoUpdate({ target: regionProgrammes.regionCode, set: input })
    .returning({ code: regionProgrammes.regionCode });
  if (changed.length !== 1) throw new Error("The programme facts were not stored");
  await audit(tx, actor, { action: "update", entity: "programme", entityId: code, regionCode: code, detail: { fields } });
  return ok(null);
}
