import { uuidv7 } from "uuidv7";
import { rupiahBox } from "~/shared/money";
import type { Group } from "./groups.server";
import type { GroupValues } from "./GroupForm";

const text = (value: bigint | number | string | null | undefined): string => value?.toString() ?? "";

/** A group's form as it opens. */
export function groupValues(group: Group | undefined): GroupValues {
  return {
    id: group?.id ?? uuidv7(), version: text(group?.version), name: text(group?.name), kind: text(group?.kind), legalNo: text(group?.legalNo), foundedOn: text(group?.foundedOn), duesIdr: rupiahBox(group?.duesIdr), note: text(group?.note),
    closedOn: text(group?.closedOn),
  };
}
