import { afterEach, describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { exportFile } from "~/exports/export-file.server";
import { addPerson } from "~/households/add-persons.server";
import { personById } from "~/households/household-detail.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { loader as member } from "~/routes/_app.keluarga_.$id_.anggota.$personId";
import { loader as overview } from "~/routes/_app.keluarga_.$id._index";
import { loader as transfer } from "~/routes/_app.kiriman.$id";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aHousehold, VILLAGE } from "../factories/households";
import { newPerson } from "../factories/inputs";
import { aTransfer } from "../factories/remittance";
import { signedIn } from "../factories/sign-in";
import { collected } from "../imports/reading";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const plain = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));

describe("C015: life dates keep their ten characters in any time zone of the process", () => {
  dbTest.for([["Asia/Jayapura", -540], ["America/New_York", 240], ["Pacific/Auckland", -720]] as const)("%s", async ([name, offset], { sql }) => {
    process.env.TZ = name;
    // The process does count its days otherwise: midnight here is another instant.
    expect(new Date(1990, 7, 17).getTimezoneOffset()).toBe(offset);
    const { actor, headers } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
    const { id } = await aHousehold(sql, { label: `Keluarga ${name}` });
    const person = newPerson(id, { fullName: `Orang ${name}`, birthDate: "1990-08-17", memberRole: "kepala" });
    const row = aTransfer({ householdId: id, receivedOn: "2025-03-01" });
    await asActor(actor, async (tx) => {
      expect(await addPerson(tx, actor, person)).toMatchObject({ ok: true });
      expect(await recordRemittance(tx, actor, row)).toMatchObject({ ok: true });
    });
    expect(await sql`select birth_date::text as born, birth_year from persons where id = ${person.id}`).toEqual([{ born: "1990-08-17", birth_year: 1990 }]);
    expect(await sql`select received_on::text as day from remittances where id = ${row.id}`).toEqual([{ day: "2025-03-01" }]);

    const read = await asActor(actor, (tx) => personById(tx, person.id));
    expect(read!.birthDate).toBe("1990-08-17");
    expect(JSON.parse(JSON.stringify(read)).birthDate).toBe("1990-08-17");
    const form = await askPage(member, "/keluarga", { headers, params: { id, personId: person.id } });
    expect(form.data.defaultValue.birthDate).toMatch(/^(17\/08\/1990|1990-08-17)$/);
    const pages = [await askPage(overview, "/keluarga", { headers, params: { id } }), await askPage(transfer, "/kiriman", { headers, params: { id: row.id } })];
    for (const { data } of pages) expect(plain(data)).not.toMatch(/1990-08-1[68]|2025-02-28|2025-03-02|(1990-08-17|2025-03-01)T/);
    expect(plain(pages[1]!.data)).toContain("2025-03-01");

    const { stream } = await exportFile(actor, { kind: "households", area: VILLAGE, from: null, to: null, identifiers: "masked", format: "csv", language: "id", reason: "laporan" });
    expect((await collected(stream)).toString()).toMatch(new RegExp(`Orang ${name}.*"?1990-08-17"?`));
  });
});
