import { sql as q } from "drizzle-orm";
import { expect } from "vitest";
import { publicActor, type Actor } from "~/db/actor";
import { asActor, asSystem, type Tx } from "~/db/db.server";
import { dbTest } from "../db";

const HOME = "35.04.05.2003";
const SISTER = "35.04.05.2004";
const coordinator: Actor = { ...publicActor, userId: "0190a000-0000-7000-8000-000000000001", kind: "person", roles: ["koordinator_desa"], peopleAreas: [HOME], writeAreas: [HOME], numberAreas: [HOME] };
const planner: Actor = { ...publicActor, userId: "0190a000-0000-7000-8000-000000000002", kind: "person", roles: ["perencana"], numberAreas: ["35"] };

const labels = (actor: Actor) =>
  asActor(actor, async (tx) => (await tx.execute<{ label: string }>(q`select label from households order by label`)).map((row) => row.label));

async function twoHouseholds() {
  await asSystem("arrange a test", async (tx) => {
    await tx.execute(q`insert into households (id, region_code, label, search_label) values
      ('0190b000-0000-7000-8000-000000000001', ${HOME}, 'Rumah A', 'rumah a'), ('0190b000-0000-7000-8000-000000000002', ${SISTER}, 'Rumah B', 'rumah b')
      on conflict do nothing`);
  });
}

dbTest("a coordinator sees households of the own village, a planner and the public none", async () => {
  await twoHouseholds();
  expect(await labels(coordinator)).toEqual(["Rumah A"]);
  expect(await labels(planner)).toEqual([]);
  expect(await labels(publicActor)).toEqual([]);
});

dbTest("already the first statement runs under the actor's role and facts, whatever way it is asked", async () => {
  const ways = [
    (tx: Tx) => tx.execute<{ role: string; areas: string }>(q`select current_user as role, current_setting('app.people_areas', true) as areas`),
    (tx: Tx) => tx.transaction((inner) => inner.execute<{ role: string; areas: string }>(q`select current_user as role, current_setting('app.people_areas', true) as areas`)),
    (tx: Tx) => tx.select({ role: q<string>`current_user`, areas: q<string>`current_setting('app.people_areas', true)` }).from(q`(values (1)) one`),
  ];
  for (const way of [...ways, ...ways]) expect([...await asActor(coordinator, way)]).toEqual([{ role: "desa_app", areas: HOME }]);
});

dbTest("a planner counts households through the number views, and only inside the granted area", async () => {
  await twoHouseholds();
  const counted = (actor: Actor) => asActor(actor, async (tx) => (await tx.execute(q`select 1 from facts.households`)).length);
  expect(await counted(planner)).toBe(2);
  expect(await counted({ ...planner, numberAreas: ["52"] })).toBe(0);
  expect(await counted(publicActor)).toBe(0);
});

dbTest("nothing of an actor stays on the connection, also after an error in the middle", async () => {
  await twoHouseholds();
  await expect(asActor(coordinator, async (tx) => tx.execute(q`select 1/0`))).rejects.toThrow();
  const left = await asActor(publicActor, (tx) => tx.execute(q`select current_setting('app.people_areas', true) as areas`));
  expect(left[0]).toEqual({ areas: "" });
  expect(await labels(publicActor)).toEqual([]);
});

dbTest("a write that ends in a thrown redirect stays, one that ends in any other throw does not", async ({ sql }) => {
  const writing = (label: string, thrown: unknown) => asActor(coordinator, async (tx) => {
    await tx.execute(q`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${HOME}, ${label}, 'x')`);
    throw thrown;
  });
  const redirect = Response.redirect("http://desa.test/kiriman/1", 303);
  await expect(writing("dialihkan", redirect)).rejects.toBe(redirect);
  await expect(writing("ditolak", new Response(null, { status: 403 }))).rejects.toMatchObject({ status: 403 });
  await expect(writing("gagal", new Error("broken"))).rejects.toThrow("broken");
  const kept = await sql`delete from households where label in ('dialihkan', 'ditolak', 'gagal') returning label`;
  expect(kept.map(({ label }) => label)).toEqual(["dialihkan"]);
});

dbTest("a write outside the own village is refused by the database itself", async () => {
  await expect(
    asActor(coordinator, (tx) => tx.execute(q`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${SISTER}, 'X', 'x')`)),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

dbTest("the password hash cannot be read under the application role", async () => {
  await expect(asActor(coordinator, (tx) => tx.execute(q`select password_hash from users`))).rejects.toMatchObject({ cause: { code: "42501" } });
});

dbTest("the audit log grows and never changes, and each row carries the hash of the one before", async ({ sql }) => {
  for (const action of ["first", "second"]) {
    await asActor(coordinator, (tx) => tx.execute(q`insert into audit_log (actor_id, actor_kind, action, entity) values (${coordinator.userId}, 'person', ${action}, 'test')`));
  }
  const rows = await sql`select action, prev_hash, hash, encode(sha256(convert_to(audit_text(a), 'UTF8')), 'hex') as again from audit_log a where actor_id = ${coordinator.userId} order by lane_seq`;
  expect(rows.map((row) => row.action)).toEqual(["first", "second"]);
  expect(rows[1]?.prev_hash).toBe(rows[0]?.hash);
  expect(rows.every((row) => row.hash === row.again)).toBe(true);
  for (const change of [q`update audit_log set action = 'forged'`, q`delete from audit_log`]) {
    await expect(asActor(coordinator, (tx) => tx.execute(change))).rejects.toThrow();
    await expect(asSystem("try to forge", (tx) => tx.execute(change))).rejects.toThrow();
  }
  await expect(sql`update audit_log set action = 'forged'`).rejects.toThrow(/append-only/);
});

dbTest("an entry in somebody else's name is refused", async () => {
  await expect(
    asActor(coordinator, (tx) => tx.execute(q`insert into audit_log (actor_id, actor_kind, action, entity) values (${planner.userId}, 'person', 'x', 'test')`)),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

dbTest("writers at the same moment keep each lane's chain whole", async ({ sql }) => {
  await Promise.all(Array.from({ length: 12 }, (_, i) =>
    asActor(i % 2 ? coordinator : planner, (tx) => tx.execute(q`insert into audit_log (actor_id, actor_kind, action, entity) values (${(i % 2 ? coordinator : planner).userId}, 'person', 'burst', 'test')`))));
  const broken = await sql`select 1 from (select prev_hash, lag(hash, 1, '') over (partition by lane order by lane_seq) as before from audit_log) chain where prev_hash <> before`;
  expect(broken).toHaveLength(0);
});
