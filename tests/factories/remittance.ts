import { uuidv7 } from "uuidv7";
import { asSystem } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { journeys } from "~/db/schema/journeys";
import { NewRemittance } from "~/remittances/remittance.schema";
import { searchKey } from "~/shared/text";

type Family = { regionCode?: string; label?: string; country?: string; sex?: "L" | "P"; departedOn?: string; returnedOn?: string | null };
export type AFamily = { householdId: string; personId: string; journeyId: string; regionCode: string; label: string };

/** A family with one member abroad since the start of 2020. */
export async function aFamily(facts: Family = {}): Promise<AFamily> {
  const { regionCode = "35.04.05.2003", country = "HK", sex = "P", departedOn = "2020-01-15", returnedOn = null } = facts;
  const [householdId, personId, journeyId] = [uuidv7(), uuidv7(), uuidv7()];
  const label = facts.label ?? `Keluarga ${householdId.slice(-6)}`;
  await asSystem("arrange a family for a test", async (tx) => {
    await tx.insert(households).values({ id: householdId, regionCode, label, searchLabel: searchKey(label) });
    await tx.insert(persons).values({ id: personId, householdId, regionCode, fullName: "Rina Contoh", searchName: "rina contoh", sex });
    await tx.insert(journeys).values({
      id: journeyId, personId, householdId, regionCode, country, openedOn: departedOn, departedOn, returnedOn,
      status: returnedOn ? "pulang" : "bekerja", entry: "ditemukan_di_luar",
    });
  });
  return { householdId, personId, journeyId, regionCode, label };
}

/** HKD 2,500 by a transfer company on 12 March 2025, with its receipt. */
export function aTransfer(facts: Partial<NewRemittance> & { householdId: string }): NewRemittance {
  const defaults = {
    id: uuidv7(), receivedOn: "2025-03-12", currency: "HKD", sentMinor: 250_000n, feeMinor: 2_000n, receiveFeeIdr: 0n, appliedRate: "2085", channel: "mto",
  };
  return NewRemittance.parse({ ...defaults, ...facts });
}
