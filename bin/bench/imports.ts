// How long an import of many transfers takes and how much memory, beside COPY of the very rows it stored: `imports.ts FILE`
// with DATABASE_URL and the keys, in a process of its own. What it imported is taken back at the end.
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { publicActor, type Actor } from "~/db/actor";
import { closeDatabase } from "~/db/db.server";
import { writeTable } from "~/exports/write-table.server";
import { openImport } from "~/imports/open-import.server";
import { commitImport } from "~/imports/run-import.server";
import { columnsOf, copyIn, rowsOut } from "./copy";

export type ImportCost = { rows: number; seconds: number; mostMb: number; copySeconds: number; copied: Record<string, number>; ratio: number; ratioAll: number };

/** Tables an import of transfers writes to, with what tells its rows. */
const WRITTEN = {
  remittances: "import_id = $1",
  changes: "entity_id in (select id from remittances where import_id = $1)",
  audit_log: "entity_id in (select id::text from remittances where import_id = $1)",
  import_rows: "import_id = $1",
  import_writes: "import_id = $1",
};

export async function importCost(url: string, path: string): Promise<ImportCost> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [user] = await sql<{ id: string }[]>`select id from users order by id limit 1`;
    const actor: Actor = { ...publicActor, userId: user?.id ?? null, kind: "person", roles: ["koordinator_desa"], peopleAreas: ["35"], writeAreas: ["35"], numberAreas: ["35"] };
    const from = performance.now();
    let mostMb = 0;
    const watch = setInterval(() => { mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1024 / 1024); }, 20);
    const opened = await openImport(actor, { kind: "remittances", villageCode: null, file: path, fileName: basename(path) });
    if (!opened.ok) throw new Error(opened.reason.code);
    const { id } = opened.value;
    const done = await commitImport(actor, id, { acceptGood: false });
    clearInterval(watch);
    const seconds = (performance.now() - from) / 1000;
    if (!done.ok || !done.value.committed) throw new Error(JSON.stringify(done));
    const copied = await copyAgain(url, id);
    const all = Object.values(copied).reduce((sum, one) => sum + one, 0);
    return { rows: done.value.counts.rows, seconds, mostMb, copySeconds: copied.remittances ?? 0, copied, ratio: seconds / (copied.remittances ?? 0), ratioAll: seconds / all };
  } finally {
    await sql.end();
  }
}

/** Five transfers each for as many families as that takes. */
export async function fileOf(url: string, rows: number, format: "csv" | "xlsx"): Promise<Buffer> {
  const sql = postgres(url, { max: 1 });
  const families = await sql<{ id: string }[]>`select id from households h where region_code like '35.%' and deleted_at is null and status = 'aktif'
      and not exists (select from no_transfer_months n where n.household_id = h.id) order by id limit ${Math.ceil(rows / 5)}`;
  await sql.end();
  const headers = ["id_keluarga", "tanggal", "mata_uang", "jumlah_kirim", "kurs", "jumlah_terima", "biaya", "saluran", "penyedia", "bukti", "catatan"];
  const lines = Array.from({ length: rows }, (_, n) => [
    families[n % families.length]!.id, `2025-0${1 + (Math.floor(n / families.length) % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`, "IDR", "", "", String(5_000_000 + n * 7), "15000", "bank", "BRI", "struk", `baris ${n}`,
  ]);
  if (format === "csv") return Buffer.from([headers, ...lines].map((cells) => cells.join(",")).join("\n"));
  const parts: Buffer[] = [];
  for await (const part of writeTable(format, headers, (async function* () { yield* lines; })(), { language: "id" })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Takes the import back and puts its rows in again by COPY, into the same tables with all that hangs on them, in seconds; nothing of it stays. */
async function copyAgain(url: string, id: string): Promise<Record<string, number>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const taken: Record<string, number> = {};
  const kept: { target: string; table: string; rows: Buffer[] }[] = [];
  for (const [table, where] of Object.entries(WRITTEN)) {
    const columns = await columnsOf(sql, table);
    kept.push({ table, target: `${table} (${columns})`, rows: await rowsOut(url, `select ${columns} from ${table} where ${where.replace("$1", `'${id}'`)}`) });
  }
  await takeBack(sql, id);
  await sql.begin(async (tx) => {
    for (const { table, target, rows } of kept) {
      taken[table] = await copyIn(tx, target, rows);
    }
    throw new Error("measured");
  }).catch((error: Error) => { if (error.message !== "measured") throw error; });
  await sql.unsafe(`delete from imports where id = '${id}'`);
  await sql.end({ timeout: 1 });
  return taken;
}

async function takeBack(sql: postgres.Sql, id: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from changes where entity_id in (select id from remittances where import_id = ${id})`;
    await tx`delete from remittances where import_id = ${id}`;
    for (const table of ["import_rows", "import_writes", "import_files"]) await tx`delete from ${tx(table)} where import_id = ${id}`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(JSON.stringify(await importCost(process.env.DATABASE_URL ?? "", process.argv[2] ?? "")));
  await closeDatabase();
}
