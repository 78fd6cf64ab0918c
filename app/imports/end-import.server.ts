import { and, eq, inArray, sql } from "drizzle-orm";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { importFiles, importRows, imports, importWrites } from "~/db/schema/imports";
import { recountUses } from "~/remittances/recount-uses.server";
import { ok, refused, type Result } from "~/shared/result";
import { importById } from "./import-record.server";
import type { ImportRefusal, UndoRefusal } from "./import-types";
import { writeUndoHistory } from "./undo/history.server";
import { takeBack } from "./undo/take-back.server";
import { touchedSince } from "./undo/touched.server";
import { UNDO_DAYS } from "./undo-days";
import type { WrittenEntity } from "./work/run";

/** Gives an import up before it is stored; work that is running stops between two parts and leaves nothing. */
export async function cancelImport(actor: Actor, importId: string): Promise<Result<null, ImportRefusal>> {
  return asActor(actor, async (tx) => {
    const stored = await importById(tx, importId);
    if (stored === null) return refused({ code: "import_unknown" });
    const [given] = await tx
      .update(imports)
      .set({ status: "dibatalkan" })
      .where(and(eq(imports.id, importId), inArray(imports.status, ["dibaca", "berjalan"])))
      .returning({ id: imports.id });
    if (!given) return stored.status === "dibatalkan" ? ok(null) : refused({ code: "already", status: stored.status });
    await tx.delete(importFiles).where(eq(importFiles.importId, importId));
    await tx.delete(importRows).where(eq(importRows.importId, importId));
    return ok(null);
  });
}

/**
 * Takes a whole import back: what it created goes, what it changed is as it was. Only while nobody has worked with any
 * of it since, because their work would be lost with it; the answer then names what was touched.
 */
export async function undoImport(actor: Actor, importId: string, now: Date = new Date()): Promise<Result<{ records: number }, UndoRefusal>> {
  return asActor(actor, async (tx) => {
    const stored = await importById(tx, importId);
    if (stored === null) return refused({ code: "import_unknown" });
    const [locked] = await tx.select({ status: imports.status, committedAt: imports.committedAt }).from(imports).where(eq(imports.id, importId)).for("update");
    if (locked?.status !== "disimpan" || locked.committedAt === null) return refused({ code: "not_committed" });
    if (now.getTime() - locked.committedAt.getTime() > UNDO_DAYS * 86_400_000) return refused({ code: "too_late", days: UNDO_DAYS });
    const touched = await touchedSince(tx, importId);
    if (touched.length > 0) return refused({ code: "touched", count: touched.length, records: touched.slice(0, 20) });
    const versionBefore = sql<number>`coalesce((${importWrites.before}->>'version')::int, 0)`;
    const rows = await tx.select({ entity: importWrites.entity, id: importWrites.entityId, versionAfter: importWrites.versionAfter, versionBefore }).from(importWrites).where(eq(importWrites.importId, importId));
    const writes = rows.map((row) => ({ ...row, entity: row.entity as WrittenEntity }));
    // First, because a history is written only about a household that is there.
    const households = await writeUndoHistory(tx, actor, writes);
    await takeBack(tx, actor, importId);
    await recountUses(tx, actor, households);
    await tx.update(imports).set({ status: "diurungkan", undoneAt: now }).where(eq(imports.id, importId));
    await tx.delete(importFiles).where(eq(importFiles.importId, importId));
    await audit(tx, actor, { action: "undo", entity: stored.kind, entityId: importId, regionCode: stored.regionCode, detail: { records: writes.length } });
    return ok({ records: writes.length });
  });
}
