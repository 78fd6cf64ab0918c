import { timeZoneOf } from "~/regions/time-zone";
import { type PlainDate, todayIn } from "~/shared/dates";
import { ageOf } from "./age";
import type { ConsentBasis, ConsentPurpose } from "./codes";
import type { PurposeState } from "./ConsentSummary";
import type { consentsOf, HouseholdSheet, Member } from "./household-detail.server";
import { maskedLast4 } from "./form-values.server";
import type { ShownMember } from "./MemberTable";
import { type HouseholdGap, householdGaps } from "./person-checks";

type Consent = Awaited<ReturnType<typeof consentsOf>>[number];

export const todayOf = (sheet: Pick<HouseholdSheet, "regionCode">): PlainDate => todayIn(timeZoneOf(sheet.regionCode), new Date());

/** Members as the page shows them; `journeyOf` gives a person's latest journey, which this folder knows nothing of. */
export function shownMembers(members: readonly Member[], today: PlainDate, journeyOf: (personId: string) => ShownMember["journey"]): ShownMember[] {
  return members.map(({ id, fullName, memberRole, sex, missing, nikLast4, phoneLast4, ...birth }) => ({
    ...{ id, fullName, memberRole, sex, missing },
    age: ageOf(birth, today),
    nik: maskedLast4(nikLast4),
    phone: maskedLast4(phoneLast4),
    journey: journeyOf(id),
  }));
}

/** Each purpose once, as it stands today: its latest consent in force, else the latest withdrawn. */
export function purposesOf(consents: readonly Consent[]): PurposeState[] {
  const byPurpose = new Map<string, PurposeState>();
  for (const { purpose, basis, givenOn, withdrawnOn } of consents) {
    const state: PurposeState = { purpose: purpose as ConsentPurpose, basis: basis as ConsentBasis, state: withdrawnOn ? "dicabut" : "berlaku", on: withdrawnOn ?? givenOn };
    const known = byPurpose.get(purpose);
    if (!known || (known.state === "dicabut" && state.state === "berlaku")) byPurpose.set(purpose, state);
  }
  return [...byPurpose.values()];
}

/** What the household's record still lacks. */
export function gapsOf(sheet: HouseholdSheet, members: readonly Member[], purposes: readonly PurposeState[]): HouseholdGap[] {
  return householdGaps({
    hasKk: sheet.kkLast4 !== null,
    heads: members.filter(({ memberRole }) => memberRole === "kepala").length,
    consents: purposes.filter(({ state }) => state === "berlaku").length,
    incompleteMembers: members.filter(({ missing }) => missing.length > 0).length,
  });
}

/** The protected numbers that are there to be read in full, by what they are and whose. */
export function revealable(sheet: HouseholdSheet, members: readonly Member[]): { value: string; kind: "kk" | "nik" | "phone"; name: string | null }[] {
  const ofMembers = members.flatMap(({ id, fullName, nikLast4, phoneLast4 }) => [
    ...(phoneLast4 ? [{ value: `phone:${id}`, kind: "phone" as const, name: fullName }] : []),
    ...(nikLast4 ? [{ value: `nik:${id}`, kind: "nik" as const, name: fullName }] : []),
  ]);
  return [...ofMembers, ...(sheet.kkLast4 ? [{ value: `kk:${sheet.id}`, kind: "kk" as const, name: null }] : [])];
}
