import { uuidv7 } from "uuidv7";
import { codesOf } from "~/shared/codes";
import { rupiahBox } from "~/shared/money";
import { PERMITS, type Permit, type PermitState } from "./codes";
import type { EnterpriseValues } from "./EnterpriseForm";
import type { Enterprise, StoredMonth } from "./enterprises.server";
import type { MonthValues } from "./MonthForm";
import type { PermitValue } from "./PermitForm";

const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** An enterprise's form as it opens. */
export function enterpriseValues(enterprise: Enterprise | undefined): EnterpriseValues {
  return {
    id: enterprise?.id ?? uuidv7(), version: text(enterprise?.version), name: text(enterprise?.name), kind: text(enterprise?.kind), ownerPersonId: text(enterprise?.ownerPersonId), startedOn: text(enterprise?.startedOn),
    capitalInitialIdr: rupiahBox(enterprise?.capitalInitialIdr), capitalSources: enterprise?.capitalSources ?? [], workersFamily: text(enterprise?.workersFamily), workersPaid: text(enterprise?.workersPaid),
    pausedSince: text(enterprise?.pausedSince), closedOn: text(enterprise?.closedOn), closedReason: text(enterprise?.closedReason),
  };
}

/** A month of the book as it opens; a new one has no interest until somebody says so. */
export function monthValues(month: StoredMonth | undefined): MonthValues {
  return {
    id: month?.id ?? uuidv7(), version: String(month?.version ?? 0), salesIdr: rupiahBox(month?.salesIdr), cogsIdr: rupiahBox(month?.cogsIdr), opexIdr: rupiahBox(month?.opexIdr), interestIdr: month ? text(month.interestIdr) : "0",
    ownerDrawIdr: rupiahBox(month?.ownerDrawIdr), principalIdr: rupiahBox(month?.principalIdr), stockEndIdr: rupiahBox(month?.stockEndIdr), cashEndIdr: rupiahBox(month?.cashEndIdr), recordQuality: text(month?.recordQuality), keptBy: month?.keptBy ?? "bulan",
  };
}

/** Every permit, those nobody has asked about as not known. */
export function permitValues(known: readonly { permit: Permit; state: PermitState; expiresOn: string | null }[]): PermitValue[] {
  return codesOf(PERMITS).map((permit) => {
    const found = known.find((one) => one.permit === permit);
    return { permit, state: found?.state ?? "tidak_diketahui", expiresOn: text(found?.expiresOn) };
  });
}
