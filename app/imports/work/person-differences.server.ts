import { wasOnce, type FormerValues } from "~/access/former-values.server";
import { EDUCATIONS, MARITAL_STATUSES, MEMBER_ROLES, SEXES } from "~/households/codes";
import type { KnownPerson } from "~/households/known-people.server";
import { isSameIdentifier } from "~/households/person-row.server";
import { maskAllButLast4, searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { Identifier, Said } from "../rows/row-reading";
import { codeIn, day, differences, type Compared, type Differences } from "./differences";
import type { Entry } from "./entry";

/** Whether a row stands for one record's own export: it names the record and the version it was written from. */
export const isOwnRecord = ({ id, version }: { id: Said<string>; version: Said<number> }): boolean => Boolean(id && version);

/** What a row changes in a person already recorded; what cannot be compared is said to the row. */
export function personDifferences({ row, reading }: Entry<HouseholdRow>, person: KnownPerson, former: FormerValues): Differences {
  const own = isOwnRecord(row);
  const isSameName = row.fullName === person.fullName || (!own && searchKey(row.fullName ?? "") === person.searchName);
  if (row.birthYear && !row.birthDate && person.birthDate && !person.birthDate.startsWith(String(row.birthYear))) reading.say("birth_year_differs", "tahun_lahir");
  const compared: Compared[] = [
    { field: "fullName", header: "nama", current: person.fullName, said: row.fullName ?? undefined, isSame: isSameName },
    { field: "nik", header: "nik", ...number(row.nik, "nik", person.nikIndex, person.nikLast4, reading) },
    { field: "memberRole", header: "hubungan", current: person.memberRole, said: row.memberRole, emptied: "tidak_diketahui", shown: codeIn(MEMBER_ROLES) },
    { field: "sex", header: "jenis_kelamin", current: person.sex, said: row.sex, shown: codeIn(SEXES) },
    { field: "birthDate", header: "tanggal_lahir", current: person.birthDate, said: row.birthDate, shown: day },
    { field: "education", header: "pendidikan", current: person.education, said: row.education, emptied: "tidak_diketahui", shown: codeIn(EDUCATIONS) },
    { field: "marital", header: "status_kawin", current: person.marital, said: row.marital, emptied: "tidak_diketahui", shown: codeIn(MARITAL_STATUSES) },
    { field: "phone", header: "telepon", ...number(row.phone, "phone", person.phoneIndex, person.phoneLast4, reading) },
    { field: "note", header: "catatan", current: person.note, said: row.note },
  ];
  if (!row.birthDate && person.birthDate === null) compared.push({ field: "birthYear", header: "tahun_lahir", current: person.birthYear, said: row.birthYear });
  return differences(compared, { isOwnRecord: own, wasOnce: (field, value) => wasOnce(former, person.id, field, masked(field, value)) });
}

const masked = (field: string, value: unknown): unknown => (field === "nik" || field === "phone" ? maskAllButLast4(String(value)) : value);

/** A number is compared by its index, a masked one by its end; a NIK is never emptied by a file. */
function number(
  said: Said<Identifier>, kind: "nik" | "phone", index: Buffer | null, last4: string | null, reading: Entry<unknown>["reading"],
): Omit<Compared, "field" | "header"> {
  const current = last4 === null ? null : `••••${last4}`;
  const shown = (value: unknown) => maskAllButLast4(String(value));
  if (said === undefined || (said === null && kind === "nik")) return { current, said: undefined };
  if (said === null) return { current, said, shown };
  if ("last4" in said) {
    if (said.last4 !== last4) reading.say("not_digits", kind === "nik" ? "nik" : "telepon");
    return { current, said: undefined };
  }
  return { current, said: said.number, isSame: isSameIdentifier(kind, index, said.number), shown };
}
