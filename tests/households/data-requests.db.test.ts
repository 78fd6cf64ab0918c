import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { actorOf } from "~/access/actor.server";
import { familyAccountOf, giveFamilyCode, readFamilyCode } from "~/access/family-access.server";
import { acceptInvitation, invitationByToken } from "~/access/invitations.server";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { ownData } from "~/exports/own-data.server";
import { recordFinanceSnapshot } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot } from "~/finance/finance.schema";
import { answerDataRequest, askAboutData, dataRequestsOf, openDataRequests } from "~/households/data-requests.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { anAccount } from "../factories/sign-in";

const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const familyOf = (householdId: string) => anActor({ role: "keluarga", area: VILLAGE, households: [householdId] });
const signedInAs = async (userId: string): Promise<Actor> => {
  const actor = await actorOf(userId);
  if (!actor) throw new Error("no such account");
  return actor;
};
const coordinatorHere = async (): Promise<Actor> => signedInAs((await anAccount({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] })).userId);
const PASSWORD = "hujan di bulan juni";

describe("a code from the coordinator", () => {
  dbTest("opens, once, an account that sees the own family and no other", async ({ sql }) => {
    const [keeper, { id, householdId, regionCode }, stranger] = [await coordinatorHere(), await aPerson(sql), await aPerson(sql)];
    expect(await giveFamilyCode(neighbour, { id, regionCode })).toEqual({ ok: false, reason: "forbidden" });
    const given = await giveFamilyCode(keeper, { id, regionCode });
    if (!given.ok) throw new Error(given.reason);
    expect(given.value.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const token = readFamilyCode(` ${given.value.code.toLowerCase()} `)!;
    expect(await invitationByToken(token)).toMatchObject({ login: given.value.login, purpose: "first" });
    expect((await acceptInvitation(token, PASSWORD)).ok).toBe(true);
    expect(await acceptInvitation(token, PASSWORD)).toEqual({ ok: false, reason: "gone" });
    const account = await familyAccountOf(id);
    expect(account).toMatchObject({ login: given.value.login, hasPassword: true });
    const family = await signedInAs(account!.userId);
    expect([family.roles, family.households, family.writeAreas]).toEqual([["keluarga"], [householdId], []]);
    expect([...(await asActor(family, (tx) => tx.execute<{ household_id: string }>(`select household_id from persons`)))]).toEqual([{ household_id: householdId }]);
    expect(family.households).not.toContain(stranger.householdId);
  });

  dbTest("ends when a new one is made, and names nobody to who looks after accounts", async ({ sql }) => {
    const [keeper, { id, regionCode, fullName }] = [await coordinatorHere(), await aPerson(sql, { fullName: "Ratih Puspita" })];
    const codes = [];
    for (let n = 0; n < 2; n++) {
      const given = await giveFamilyCode(keeper, { id, regionCode });
      if (given.ok) codes.push(readFamilyCode(given.value.code)!);
    }
    expect(await invitationByToken(codes[0]!)).toBeNull();
    expect(await invitationByToken(codes[1]!)).not.toBeNull();
    const [account] = await sql`select login || name as text from users where person_id = ${id}`;
    expect(String(account?.text).toLowerCase()).not.toContain(fullName.split(" ")[0]!.toLowerCase());
  });

  dbTest("is read however it is written, and nothing else is one", () => {
    expect(readFamilyCode("abcd efgh 2345")).toBe("ABCDEFGH2345");
    for (const text of ["", "ABCD-EFGH-234", "ABCD-EFGH-2340", "ABCD-EFGH-23456"]) expect(readFamilyCode(text)).toBeNull();
  });
});

describe("what a family may say of itself", () => {
  const figures = (householdId: string) => FinanceSnapshot.parse({ id: uuidv7(), householdId, asOf: "2026-01-15", liquidSavingsIdr: "4.000.000", expenseIdr: "2.500.000" });

  dbTest("is a month's figures of its own, and of no other family", async ({ sql }) => {
    const [{ householdId }, stranger] = [await aPerson(sql), await aPerson(sql)];
    const family = familyOf(householdId);
    expect((await asActor(family, (tx) => recordFinanceSnapshot(tx, family, figures(householdId)))).ok).toBe(true);
    expect(await asActor(family, (tx) => recordFinanceSnapshot(tx, family, figures(stranger.householdId)))).toEqual({ ok: false, reason: { code: "not_found" } });
    await expect(asActor(family, (tx) => tx.execute(`insert into debts (id, household_id, region_code, lender_type, purpose, status) values ('${uuidv7()}', '${householdId}', '${VILLAGE}', 'bank', 'usaha', 'lancar')`))).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  dbTest("is a wish that the coordinator answers within three days", async ({ sql }) => {
    const [keeper, { householdId }] = [await coordinatorHere(), await aPerson(sql)];
    const family = familyOf(householdId);
    const wish = { id: uuidv7(), householdId, kind: "koreksi" as const, wish: "Tanggal lahir Ibu 12 April 1985" };
    const asked = () => asActor(family, (tx) => askAboutData(tx, family, wish));
    expect(await asked()).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await asked()).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await asActor(neighbour, (tx) => askAboutData(tx, neighbour, { ...wish, id: uuidv7() }))).toEqual({ ok: false, reason: { code: "not_found" } });
    const waiting = await asActor(keeper, async (tx) => (await openDataRequests(tx, VILLAGE)).find(({ id }) => id === wish.id)!);
    expect(Math.round((waiting.dueAt.getTime() - waiting.createdAt.getTime()) / 3_600_000)).toBe(72);
    expect((await asActor(neighbour, (tx) => openDataRequests(tx, "ID"))).map(({ id }) => id)).not.toContain(wish.id);
    const answer = { version: 1, status: "selesai" as const, answer: "Sudah diperbaiki" };
    expect(await asActor(family, (tx) => answerDataRequest(tx, family, wish.id, answer))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(keeper, (tx) => answerDataRequest(tx, keeper, wish.id, answer))).toEqual({ ok: true, value: true });
    expect(await asActor(keeper, (tx) => answerDataRequest(tx, keeper, wish.id, answer))).toEqual({ ok: false, reason: { code: "answered_already" } });
    expect(await asActor(family, (tx) => dataRequestsOf(tx, householdId))).toMatchObject([{ status: "selesai", answer: "Sudah diperbaiki" }]);
  });

  dbTest("and what it may take home is all of its own and nothing of others, without sealed numbers", async ({ sql }) => {
    const [{ householdId, id: personId }, stranger] = [await aPerson(sql, { fullName: "Sumiati Lestari" }), await aPerson(sql, { fullName: "Orang Lain" })];
    const keeper = await coordinatorHere();
    await giveFamilyCode(keeper, { id: personId, regionCode: VILLAGE });
    const family = await signedInAs((await familyAccountOf(personId))!.userId);
    await asActor(family, (tx) => recordFinanceSnapshot(tx, family, figures(householdId)));
    const interview = (id: string, note: string) => sql`insert into survey_responses ${sql({ id: uuidv7(), household_id: id, region_code: VILLAGE, round: "BASE", interview_on: "2024-01-20", note })}`;
    await interview(householdId, "Tabungan dipakai untuk sekolah");
    await interview(stranger.householdId, "Orang Lain");
    const copy = await asActor(family, (tx) => ownData(tx, family));
    const text = JSON.stringify(copy);
    expect(copy.survey_responses).toMatchObject([{ note: "Tabungan dipakai untuk sekolah" }]);
    expect(copy.persons).toMatchObject([{ full_name: "Sumiati Lestari" }]);
    expect(copy.finance_snapshots).toMatchObject([{ liquid_savings_idr: 4_000_000 }]);
    expect([text.includes(stranger.householdId), text.includes("Orang Lain"), /cipher|_index"/.test(text)]).toEqual([false, false, false]);
    const [log] = await sql`select count(*)::int as n from audit_log where action = 'export' and entity_id = ${householdId}`;
    expect(log?.n).toBe(1);
  });
});
