import type { PermitState } from "~/enterprises/codes";
import { permitOn } from "~/enterprises/book";
import type { PlainDate } from "~/shared/dates";

export type Permit = { state: PermitState; expiresOn: PlainDate | null };

/** A product's permit on a day: its own where somebody said, else that of its enterprise. One that ended reads as expired. */
export function productPermit(own: Permit, ofEnterprise: Permit | null, today: PlainDate): PermitState {
  const { state, expiresOn } = own.state !== "tidak_diketahui" ? own : (ofEnterprise ?? own);
  return permitOn(state, expiresOn, today);
}

export type Readiness = "siap" | "belum" | "tidak_diketahui";
export type ReadyFacts = { /** Null while nobody keeps photos of products. */ photo: boolean | null; hasPrice: boolean; hasCost: boolean; inStock: boolean; permits: readonly PermitState[] };

/** What a product still lacks (C07), in the order in which it is told; a permit nobody knows about lacks nothing yet. */
export function missingFor({ photo, hasPrice, hasCost, inStock, permits: [pirt, halal] }: ReadyFacts): string[] {
  const lacks = (permit: PermitState | undefined) => permit === "kedaluwarsa" || permit === "belum" || permit === "diproses";
  return [
    ...(photo === false ? ["photo"] : []), ...(hasPrice ? [] : ["price"]), ...(hasCost ? [] : ["cost"]), ...(inStock ? [] : ["stock"]),
    ...(lacks(pirt) ? [pirt === "kedaluwarsa" ? "pirtExpired" : "pirt"] : []), ...(lacks(halal) ? [halal === "kedaluwarsa" ? "halalExpired" : "halal"] : []),
  ];
}

/** C07: ready, not yet, or not known: a photo or a permit that nobody asked about, where nothing else is lacking. */
export function readiness(facts: ReadyFacts): Readiness {
  if (missingFor(facts).length > 0) return "belum";
  return facts.photo === null || facts.permits.includes("tidak_diketahui") ? "tidak_diketahui" : "siap";
}
