import { sql, type SQL } from "drizzle-orm";
import { openIdentifier, type IdentifierKind } from "~/access/protected-identifiers.server";
import type { Tx } from "~/db/db.server";
import { canonicalHeaders } from "~/imports/columns";
import { plainRate } from "~/remittances/prepare-remittance";
import { minorToText } from "~/shared/money";
import type { ExportChoice, ExportKind } from "./export-choice";
import { exportQuery } from "./export-queries.server";
import type { ExportColumn, ExportValue } from "./export-value";

const BATCH = 500;

/** The columns of a kind: the headers every importer reads, amounts as numbers and days as days. */
export const exportColumns = (kind: ExportKind): ExportColumn[] =>
  canonicalHeaders(kind).map((header) => ({ header, type: typeOf(header) }));

function typeOf(header: string): "text" | "number" | "date" {
  if (/^(tanggal$|tanggal_|kontrak_)/.test(header)) return "date";
  return /^(versi|tahun_lahir|jumlah|biaya|kurs|gaji|pendapatan_|belanja_|cicilan_|tabungan_)/.test(header) ? "number" : "text";
}

type Raw = Record<string, ExportValue | Buffer>;

/** The rows of an export, few at a time from a cursor of this transaction, so that a long list needs no memory. */
export async function* exportRows(tx: Tx, choice: ExportChoice): AsyncGenerator<ExportValue[]> {
  const headers = canonicalHeaders(choice.kind);
  for await (const row of cursor(tx, exportQuery(choice))) {
    const amounts = amountsOf(row);
    yield headers.map((header) => amounts[header] ?? cell(header, row[header]));
  }
}

async function* cursor(tx: Tx, query: SQL): AsyncGenerator<Raw> {
  await tx.execute(sql`declare exported no scroll cursor for ${query}`);
  for (;;) {
    const rows = await tx.execute<Raw>(sql.raw(`fetch ${BATCH} from exported`));
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await tx.execute(sql`close exported`);
}

const identifierKinds: { readonly [header: string]: IdentifierKind } = { no_kk: "kk", nik: "nik", nik_pengirim: "nik", telepon: "phone" };

function cell(header: string, value: ExportValue | Buffer | undefined): ExportValue {
  const kind = identifierKinds[header];
  if (kind === undefined || value === null || value === undefined) return (value ?? null) as ExportValue;
  return Buffer.isBuffer(value) ? openIdentifier(kind, value) : `••••${String(value)}`;
}

/** Amounts in whole units of their currency, as people write them. */
function amountsOf(row: Raw): { [header: string]: ExportValue } {
  const amounts: { [header: string]: ExportValue } = {};
  const write = (header: string, minor: ExportValue | Buffer | undefined, currency: unknown) => {
    if (minor !== null && minor !== undefined && typeof currency === "string") amounts[header] = { number: minorToText(BigInt(String(minor)), currency).replace(/\.0+$/, "") };
  };
  write("jumlah_kirim", row.sent_minor, row.mata_uang);
  write("biaya", row.fee_minor, row.mata_uang);
  write("gaji", row.wage_minor, row.mata_uang_gaji);
  if (typeof row.kurs === "string") amounts.kurs = { number: plainRate(row.kurs) };
  return amounts;
}
