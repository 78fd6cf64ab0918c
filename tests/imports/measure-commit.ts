// How long an import of many transfers takes and how much memory, beside COPY of the very rows it stored. Called by whoever
// measures, in a process of its own: `node --import tsx tests/imports/measure-commit.ts [ROWS] [csv|xlsx]` with DATABASE_URL
// and the keys of a world that has families in East Java. The import is taken back at the end.
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { publicActor, type Actor } from "~/db/actor";
import { closeDatabase } from "~/db/db.server";
import { writeTable } from "~/exports/write-table.server";
import { openImport } from "~/imports/open-import.server";
import { commitImport } from "~/imports/run-import.server";

export type ImportCost = { rows: number; seconds: number; mostMb: number; copySeconds: number; copyAllSeconds: number; ratio: number; ratioAll: number };

/** Tables an import of transfers writes to, with what tells its rows. */
const WRITTEN = {
  remittances: "import_id = $1",
  changes: "entity_id in (select id from remittances where import_id = $1)",
  audit_log: "entity_id in (select id::text from remittances where import_id = $1)",
  import_rows: "import_id = $1",
  import_writes: "import_id = $1",
};

export async function importCost(url: string, rows: number, format: "csv" | "xlsx"): Promise<ImportCost> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [user] = await sql<{ id: string }[]>`select id from users order by id limit 1`;
    const actor: Actor = { ...publicActor, userId: user?.id ?? null, kind: "person", roles: ["koordinator_desa"], peopleAreas: ["35"], writeAreas: ["35"], numberAreas: ["35"] };
    const file = await fileOf(sql, rows, format);
    const from = performance.now();
    let mostMb = 0;
    const watch = setInterval(() => { mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1024 / 1024); }, 20);
    const opened = await openImport(actor, { kind: "remittances", villageCode: null, file, fileName: `kiriman.${format}` });
    if (!opened.ok) throw new Error(opened.reason.code);
    const { id } = opened.value;
    const done = await commitImport(actor, id, { acceptGood: false });
    clearInterval(watch);
    const seconds = (performance.now() - from) / 1000;
    if (!done.ok || !done.value.committed) throw new Error(JSON.stringify(done));
    const copied = await copyAgain(sql, id);
    await takeBack(sql, id);
    const all = Object.values(copied).reduce((sum, one) => sum + one, 0);
    return { rows, seconds, mostMb, copySeconds: copied.remittances ?? 0, copyAllSeconds: all, ratio: seconds / (copied.remittances ?? 0), ratioAll: seconds / all };
  } finally {
    await sql.end();
  }
}

/** Five transfers each for as many families as that takes. */
async function fileOf(sql: postgres.Sql, rows: number, format: "csv" | "xlsx"): Promise<Buffer> {
  const families = await sql<{ id: string }[]>`select id from households where region_code like '35.%' and deleted_at is null and status = 'aktif' order by id limit ${Math.ceil(rows / 5)}`;
  const headers = ["id_keluarga", "tanggal", "mata_uang", "jumlah_kirim", "kurs", "jumlah_terima", "biaya", "saluran", "penyedia", "bukti", "catatan"];
  const lines = Array.from({ length: rows }, (_, n) => [
    families[n % families.length]!.id, `2025-0${1 + (Math.floor(n / families.length) % 9)}-${String(1 + (n % 28)).padStart(2, "0")}`, "IDR", "", "", String(5_000_000 + n * 7), "15000", "bank", "BRI", "struk", `baris ${n}`,
  ]);
  if (format === "csv") return Buffer.from([headers, ...lines].map((cells) => cells.join(",")).join("\n"));
  const parts: Buffer[] = [];
  for await (const part of writeTable(format, headers, (async function* () { yield* lines; })(), { language: "id" })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** COPY of the rows of each table into an empty table with its indexes, checks and foreign keys, in seconds. */
async function copyAgain(sql: postgres.Sql, id: string): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (const [table, where] of Object.entries(WRITTEN)) {
    const columns = (await sql<{ name: string }[]>`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`).map(({ name }) => `"${name}"`).join(", ");
    const rows: Buffer[] = [];
    const source = await sql.unsafe(`copy (select ${columns} from ${table} where ${where.replace("$1", `'${id}'`)}) to stdout`).readable();
    for await (const part of source) rows.push(part as Buffer);
    await sql.unsafe(`drop table if exists copied; create table copied (like ${table} including all)`);
    for (const { definition } of await sql<{ definition: string }[]>`select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = ${table}::regclass and contype = 'f'`) await sql.unsafe(`alter table copied add ${definition}`);
    const from = performance.now();
    await pipeline((async function* () { yield* rows; })(), await sql.unsafe(`copy copied (${columns}) from stdin`).writable());
    taken[table] = (performance.now() - from) / 1000;
    await sql`drop table copied`;
  }
  return taken;
}

async function takeBack(sql: postgres.Sql, id: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`delete from changes where entity_id in (select id from remittances where import_id = ${id})`;
    await tx`delete from remittances where import_id = ${id}`;
    for (const table of ["import_rows", "import_writes", "import_files"]) await tx`delete from ${tx(table)} where import_id = ${id}`;
    await tx`delete from imports where id = ${id}`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [rows = "100000", format = "csv"] = process.argv.slice(2);
  console.log(JSON.stringify(await importCost(process.env.DATABASE_URL ?? "", Number(rows), format as "csv" | "xlsx")));
  await closeDatabase();
}
