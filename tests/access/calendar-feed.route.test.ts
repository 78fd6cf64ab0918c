import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import { actorOf } from "~/access/actor.server";
import { endFeed, mayAskFeed, renewFeed } from "~/access/calendar-feed.server";
import { asActor } from "~/db/db.server";
import { loader } from "~/routes/kalender.$token.pendampingan[.]ics";
import { aHousehold, aPerson, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { pathForLog } from "../../bin/server/request-log";

/* A secret address for a calendar program: what its owner may see today, and nothing once it, the grants or the account end. */
const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
let address = 0;
const ask = async (token: string, headers: Record<string, string> = {}) => {
  const context = { cspNonce: "", clientAddress: `198.51.100.${(address += 1) % 250}` } as AppLoadContext;
  try {
    return await loader({ request: new Request(`http://desa.test/kalender/${token}/pendampingan.ics`, { headers }), params: { token }, context } as never);
  } catch (thrown) {
    return thrown as Response;
  }
};

async function coordinator() {
  const { userId } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  const actor = (await actorOf(userId))!;
  return { userId, actor, renew: () => asActor(actor, (tx) => renewFeed(tx, actor)) };
}

beforeAll(async () => {
  const { id: householdId } = await aHousehold(sql);
  const { id: personId } = await aPerson(sql, { householdId, fullName: "Marsinah Utami" });
  await sql`insert into mentoring_enrolments (id, person_id, household_id, region_code, track, enrolled_on, status, status_since)
    values (${uuidv7()}, ${personId}, ${householdId}, ${VILLAGE}, 'purna', '2025-05-01', 'daftar', '2025-05-01')`;
});

describe("the calendar address", () => {
  it("gives the owner's days with initials alone, and is told when nothing has changed", async () => {
    const { renew } = await coordinator();
    const answer = await ask(await renew());
    const text = await answer.text();
    expect(answer.headers.get("Content-Type")).toContain("text/calendar");
    expect(answer.headers.get("Cache-Control")).toContain("private");
    expect(text).toContain("BEGIN:VEVENT");
    expect(text).not.toMatch(/Marsinah|Utami/);
    const { renew: again } = await coordinator();
    const token = await again();
    const etag = (await ask(token)).headers.get("ETag")!;
    expect((await ask(token, { "If-None-Match": etag })).status).toBe(304);
  });

  it("ends when it is renewed or withdrawn, and was never an address when it is made up", async () => {
    const { actor, renew } = await coordinator();
    const first = await renew();
    const second = await renew();
    expect([(await ask(first)).status, (await ask(second)).status, (await ask("tebakan")).status]).toEqual([404, 200, 404]);
    await asActor(actor, (tx) => endFeed(tx, actor));
    expect((await ask(second)).status).toBe(404);
  });

  it("opens nothing once the grants or the account have ended", async () => {
    const [granted, switchedOff] = [await coordinator(), await coordinator()];
    const [a, b] = [await granted.renew(), await switchedOff.renew()];
    await sql`update grants set valid_to = current_date - 1, valid_from = current_date - 9 where user_id = ${granted.userId}`;
    await sql`update users set is_active = false where id = ${switchedOff.userId}`;
    expect([(await ask(a)).status, (await ask(b)).status]).toEqual([404, 404]);
  });

  it("stands in the database as a hash, in the log as a mask, and is asked at most thirty times a minute", async () => {
    const { userId, renew } = await coordinator();
    const token = await renew();
    const [row] = await sql<{ kept: string }[]>`select to_jsonb(f)::text as kept from calendar_feeds f where user_id = ${userId}`;
    expect(row!.kept).not.toContain(token);
    expect(pathForLog(`/kalender/${token}/pendampingan.ics`)).toBe("/kalender/:masked/pendampingan.ics");
    const asked = Array.from({ length: 31 }, () => mayAskFeed("203.0.113.77", 1_000_000));
    expect([asked.filter(Boolean).length, asked.at(-1)]).toEqual([30, false]);
  });
});
