import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { inArray, lt } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { plainAreas } from "~/access/areas";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import { asActor, asSystem } from "~/db/db.server";
import { importFiles, imports } from "~/db/schema/imports";
import { regionByCode } from "~/regions/regions.server";
import { ok, refused, type Result } from "~/shared/result";
import { tidyLine } from "~/shared/text";
import { rememberedMapping } from "./column-memory.server";
import { importById, readingDocument, noAnswers } from "./import-record.server";
import type { ImportableKind, OpenRefusal, StoredImport } from "./import-types";
import { limits } from "./limits";
import { sealFile } from "./sealed.server";

export type OpenRequest = {
  kind: ImportableKind;
  /** A village for rows that name none, or a larger area; null: wherever the actor keeps records. */
  villageCode: string | null;
  /** Path of the file, or its bytes. */
  file: string | Buffer;
  /** For showing only. */
  fileName: string;
};

/** How long a file waits to be committed; after that it is gone, and the import with what it did stays. */
const KEPT_DAYS = 30;

/** Takes a file in, sealed, with its hash; nothing of it is read yet. A file over the limit is kept out by the reading. */
export async function openImport(actor: Actor, { kind, villageCode, file, fileName }: OpenRequest): Promise<Result<StoredImport, OpenRefusal>> {
  const regionCode = villageCode ?? homeOf(actor);
  if (regionCode === null || (villageCode !== null && !can(actor, "import:write", villageCode))) return refused({ code: "forbidden" });
  await dropOldFiles();
  const size = typeof file === "string" ? (await stat(file)).size : file.length;
  const whole = typeof file === "string" ? await readFile(file) : file;
  const sha256 = createHash("sha256").update(whole).digest("hex");
  // Of a file that is too large anyway only as much is kept as shows that.
  const content = await sealFile(size > limits.fileBytes ? Buffer.alloc(0) : whole);
  const id = uuidv7();
  return asActor(actor, async (tx) => {
    if (regionCode !== "ID" && (await regionByCode(tx, regionCode)) === null) return refused({ code: "unknown_area" });
    const unusable = size > limits.fileBytes ? ({ code: "too_large", limitMb: limits.fileBytes / 1024 / 1024 } as const) : null;
    await tx.insert(imports).values({
      id, kind, sha256, regionCode, fileName: tidyLine(fileName).slice(0, 120) || "berkas",
      columns: readingDocument(null, unusable, { ...noAnswers(), mapping: await rememberedMapping(tx, kind, regionCode) }), counts: {}, createdBy: actor.userId,
    });
    await tx.insert(importFiles).values({ importId: id, content });
    const opened = await importById(tx, id);
    if (opened === null) throw new Error("an import that was just stored is not there");
    return ok(opened);
  });
}

/** Where an actor's records are when nothing is said: their one area, else the whole country, cut by their rights row by row. */
function homeOf(actor: Actor): string | null {
  const areas = plainAreas(actor.writeAreas);
  return areas.length === 0 ? null : areas.length === 1 ? (areas[0] ?? null) : "ID";
}

async function dropOldFiles(): Promise<void> {
  const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000);
  await asSystem("drop files of imports that nobody came back to", async (tx) => {
    const old = tx.select({ id: imports.id }).from(imports).where(lt(imports.createdAt, oldest));
    await tx.delete(importFiles).where(inArray(importFiles.importId, old));
  });
}
