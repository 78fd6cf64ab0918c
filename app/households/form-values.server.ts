import type { HouseholdSheet, Member } from "./household-detail.server";

/** A stored household as its edit form begins; the family card stays out of it. */
export function householdValues({ id, version, label, address, size, dependantsUnder18, elderly60plus, note, status, caretakerPersonId }: HouseholdSheet) {
  return { id, version, label, address, size, dependantsUnder18, elderly60plus, note, status, caretakerPersonId };
}

/** A stored person as the edit form begins; numbers stay out of it and are kept unless new ones are typed. */
export function personValues(person: Member) {
  const { id, version, fullName, memberRole, sex, birthDate, birthYear, education, marital, literacy, preferredContact, note, nikLast4 } = person;
  return {
    ...{ id, version, fullName, memberRole, sex, education, marital, literacy, preferredContact, note },
    birthDate: birthDate && typedDate(birthDate),
    // With a whole date the year says nothing more.
    birthYear: birthDate ? null : birthYear,
    nikState: nikLast4 === null ? ("belum" as const) : ("tetap" as const),
  };
}

/** As people write it: 17/08/1990. */
const typedDate = (date: string): string => date.split("-").reverse().join("/");

export const maskedLast4 = (last4: string | null): string | null => last4 && `••••${last4}`;
