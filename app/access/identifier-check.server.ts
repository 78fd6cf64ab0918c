import { sql } from "drizzle-orm";
import { asSystem } from "~/db/db.server";
import { identifierIndex, openIdentifier, type IdentifierKind } from "./protected-identifiers.server";

const PLACES: { table: string; kind: IdentifierKind; cipher: string; index: string | null }[] = [
  { table: "persons", kind: "nik", cipher: "nik_cipher", index: "nik_index" },
  { table: "persons", kind: "phone", cipher: "phone_cipher", index: "phone_index" },
  { table: "households", kind: "kk", cipher: "kk_cipher", index: "kk_index" },
  { table: "documents", kind: "document", cipher: "number_cipher", index: null },
];
/** Of each kind and key version a few are opened: a lost or wrong key fails on the first. */
const SAMPLE = 20;

type Sealed = { cipher: Buffer; index: Buffer | null };

/** For `bin/desa doctor`: whether the keys at hand open what is stored, and index it as it was indexed. Nothing is shown. */
export async function check(): Promise<{ ok: boolean; detail: string }> {
  return asSystem("check that protected identifiers can be opened", async (tx) => {
    const wrong: string[] = [];
    let opened = 0;
    for (const { table, kind, cipher, index } of PLACES) {
      const [from, sealed, indexed] = [sql.identifier(table), sql.identifier(cipher), index === null ? sql`null::bytea` : sql.identifier(index)];
      const rows = await tx.execute<Sealed>(sql`
        select cipher, index from (
          select ${sealed} as cipher, ${indexed} as index, row_number() over (partition by get_byte(${sealed}, 0) order by id) as place
          from ${from} where ${sealed} is not null and length(${sealed}) > 0) known where place <= ${SAMPLE}`);
      const failed = rows.filter((row) => !opens(kind, row)).length;
      opened += rows.length - failed;
      if (failed > 0) wrong.push(`${failed} of ${rows.length} in ${table}.${cipher}`);
    }
    if (wrong.length > 0) return { ok: false, detail: `the keys at hand do not open ${wrong.join(", ")}: an encryption or index key is missing or another one` };
    return { ok: true, detail: opened === 0 ? "none stored yet" : `${opened} tried, all open and indexed alike` };
  });
}

function opens(kind: IdentifierKind, { cipher, index }: Sealed): boolean {
  try {
    const text = openIdentifier(kind, Buffer.from(cipher));
    return index === null || identifierIndex(kind, text).equals(Buffer.from(index));
  } catch {
    return false;
  }
}
