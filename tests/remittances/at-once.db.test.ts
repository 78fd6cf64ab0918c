import { expect } from "vitest";
import { asActor, asSystem } from "~/db/db.server";
import { computeIndicators } from "~/indicators/engine.server";
import { drainSome } from "~/indicators/rollups/drain.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { takeTurn } from "~/indicators/rollups/turn.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { dbTest } from "../db";
import { aFamily, aTransfer } from "../factories/remittance";
import { signedIn } from "../factories/sign-in";

const VILLAGE = "35.04.05.2007";
const WRITERS = 4;
const EACH = 12;

dbTest("while several people save transfers, each is in the figures after the first drain that begins once it is saved", { timeout: 60_000 }, async () => {
  const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  const families = await Promise.all(Array.from({ length: WRITERS }, () => aFamily({ regionCode: VILLAGE })));
  await finishFigures();
  let saved = 0;
  let isDone = false;
  const seen: { saved: number; shown: number }[] = [];
  const write = async ({ householdId }: { householdId: string }) => {
    for (let n = 1; n <= EACH; n++) {
      const transfer = aTransfer({ householdId, currency: "IDR", sentMinor: null, appliedRate: null, feeMinor: null, receivedIdr: 1_000_000n, receivedOn: `2025-03-${String(n).padStart(2, "0")}`, confirmed: ["duplicate"] });
      const answer = await asActor(actor, (tx) => recordRemittance(tx, actor, transfer));
      expect(answer.ok).toBe(true);
      saved += 1;
      // Neither is done before the other has begun.
      while (n === EACH / 2 && seen.length < 2) await new Promise((later) => setTimeout(later, 5));
    }
  };
  const shown = () => asActor(actor, async (tx) => (await computeIndicators(tx, { region: VILLAGE, from: "2025-03", to: "2025-03", ids: ["R01"] })).rows[0]?.value ?? 0);
  const follow = async () => {
    for (let isLast = false; !isLast; ) {
      isLast = isDone;
      const before = saved;
      await asSystem("figures follow the records", async (tx) => (await takeTurn(tx, 30_000)) && drainSome(tx));
      seen.push({ saved: before, shown: (await shown()) / 1_000_000 });
    }
  };
  const following = follow();
  await Promise.all(families.map(write));
  isDone = true;
  await following;
  expect(seen.filter((one) => one.shown < one.saved)).toEqual([]);
  expect(seen.at(-1)).toEqual({ saved: WRITERS * EACH, shown: WRITERS * EACH });
});
