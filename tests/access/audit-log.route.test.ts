import { uuidv7 } from "uuidv7";
import { describe, expect } from "vitest";
import { check } from "~/access/audit-check.server";
import { verifyAuditChain } from "~/access/audit-log.server";
import { audit } from "~/access/record-change.server";
import { action as verify, loader as page } from "~/routes/_app.admin.audit";
import { asActor } from "~/db/db.server";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { signedIn } from "../factories/sign-in";

const administrator = (areaCode: string) => signedIn({ grants: [{ role: "administrator", areaCode }] });
const coordinator = (areaCode: string) => signedIn({ name: "Wagiman Pelaku", grants: [{ role: "koordinator_desa", areaCode }] });
const see = async (headers: Record<string, string>, query = "") => (await askPage(page, `/admin/audit?${query}`, { headers })).data;
type Row = { seq: number; entityId: string; actorName: string };

async function changed(person: Awaited<ReturnType<typeof signedIn>>, regionCode: string, entityId = uuidv7()) {
  await asActor(person.actor, (tx) => audit(tx, person.actor, { action: "update", entity: "household", entityId, regionCode, detail: { version: 2, fields: ["label"] } }));
  return entityId;
}

describe("the audit log", () => {
  dbTest("shows an administrator what happened in the own area, by whom, and nothing of the next province", async () => {
    const [east, west] = [await administrator("35"), await administrator("52")];
    const person = await coordinator("35.04.05.2003");
    const id = await changed(person, "35.04.05.2003");
    const found = (await see(east.headers, `catatan=${id}`)).rows;
    expect(found).toMatchObject([{ action: "update", entity: "household", regionCode: "35.04.05.2003", actorName: "Wagiman Pelaku", detail: { fields: ["label"] } }]);
    expect((await see(west.headers, `catatan=${id}`)).rows).toEqual([]);
    expect((await see(west.headers)).rows.map(({ entityId }: Row) => entityId)).not.toContain(id);
  });

  dbTest("is filtered by person, record and day, and pages without losing a line", async ({ sql }) => {
    const { headers } = await administrator("35");
    const [one, other] = [await coordinator("35.04.05.2003"), await coordinator("35.04.05.2004")];
    const ids = [];
    for (let count = 0; count < 55; count += 1) ids.push(await changed(one, "35.04.05.2003"));
    await changed(other, "35.04.05.2004");
    const first = await see(headers, `pelaku=${one.userId}&kegiatan=update`);
    const second = await see(headers, `pelaku=${one.userId}&kegiatan=update&sebelum=${first.older}`);
    expect([first.rows.length, second.rows.length, second.older]).toEqual([50, 5, null]);
    expect([...first.rows, ...second.rows].map(({ entityId }: Row) => entityId)).toEqual(ids.reverse());
    const [{ today } = { today: "" }] = await sql`select to_char(now() at time zone 'Asia/Jakarta', 'YYYY-MM-DD') as today`;
    expect((await see(headers, `pelaku=${one.userId}&dari=${today}&sampai=${today}`)).rows).toHaveLength(50);
    expect((await see(headers, `pelaku=${one.userId}&sampai=2020-01-01`)).rows).toEqual([]);
  });

  dbTest("leaves out of an address what it does not know, and says so (C137)", async () => {
    const { headers } = await administrator("35");
    for (const query of ["pelaku=1'--", "kegiatan=a;drop table users", "dari=31/02/2025", "sebelum=-1", "catatan=%00"]) {
      const { query: read, rows } = await see(headers, query);
      expect(read.hasUnknown, query).toBe(true);
      expect(Array.isArray(rows)).toBe(true);
    }
    expect((await see(headers, "urut=password_hash&arah=asc;--")).query.hasUnknown).toBe(false);
  });
});

describe("the chain of the audit log", () => {
  dbTest("is whole as written, also by many at once; the page and doctor say so", async () => {
    const people = await Promise.all(["35.04.05.2003", "35.04.05.2004", "52.03.01.2005"].map(coordinator));
    await Promise.all(people.flatMap((person) => Array.from({ length: 10 }, () => changed(person, person.actor.writeAreas[0]!))));
    const { headers } = await administrator("35");
    const { data } = await askPage(verify, "/admin/audit", { headers, form: {} });
    expect(data).toEqual({ rows: expect.any(Number), brokenAt: null });
    expect(data.rows).toBeGreaterThanOrEqual(30);
    expect(await check()).toMatchObject({ ok: true });
  });

  dbTest("breaks where a line is changed or taken out, even by the owner of the tables", async ({ sql }) => {
    const person = await coordinator("35.04.05.2003");
    for (let count = 0; count < 3; count += 1) await changed(person, "35.04.05.2003");
    const [, second] = await sql`select * from audit_log where actor_id = ${person.userId} order by seq`;
    await expect(sql`update audit_log set action = 'create' where seq = ${second!.seq}`).rejects.toThrow(/append-only/);
    await expect(sql`delete from audit_log where seq = ${second!.seq}`).rejects.toThrow(/append-only/);
    await sql`alter table audit_log disable trigger audit_log_append_only`;
    await sql`update audit_log set detail = '{"version": 3}' where seq = ${second!.seq}`;
    expect(await verifyAuditChain()).toMatchObject({ brokenAt: Number(second!.seq) });
    expect(await check()).toMatchObject({ ok: false, detail: expect.stringContaining(`line ${second!.seq} `) });
    await sql`update audit_log set detail = ${sql.json(second!.detail)} where seq = ${second!.seq}`;
    expect(await verifyAuditChain()).toMatchObject({ brokenAt: null });
    await sql`delete from audit_log where seq = ${second!.seq}`;
    expect((await verifyAuditChain()).brokenAt).toBeGreaterThan(Number(second!.seq));
    await sql`alter table audit_log enable trigger audit_log_append_only`;
  });
});
