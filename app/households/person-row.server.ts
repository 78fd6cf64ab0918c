import { identifierIndex, sealIdentifier } from "~/access/protected-identifiers.server";
import { maskAllButLast4, searchKey } from "~/shared/text";
import type { NewPerson } from "./household.schema";

/** The fields of a person that people fill in; full numbers live only between the form and the seal. */
export type PersonContent = Omit<NewPerson, "id" | "householdId" | "nikState" | "confirmedDifference" | "confirmedDuplicate">;

/** What history and conflicts show of a person: NIK and phone masked. */
export function shownPerson(content: Partial<PersonContent>): Record<string, unknown> {
  const mask = (text: string | null | undefined) => (text ? maskAllButLast4(text) : text);
  return { ...content, nik: mask(content.nik), phone: mask(content.phone) };
}

/** Table columns for the fields given, and for those only. */
export function personColumns({ nik, phone, ...content }: Partial<PersonContent>) {
  return {
    ...content,
    ...(content.fullName === undefined ? {} : { searchName: searchKey(content.fullName) }),
    ...(content.birthDate ? { birthYear: Number(content.birthDate.slice(0, 4)) } : {}),
    ...(nik === undefined ? {} : sealedNik(nik)),
    ...(phone === undefined ? {} : sealedPhone(phone)),
  };
}

function sealedNik(nik: string | null) {
  const sealed = nik === null ? null : sealIdentifier("nik", nik);
  return { nikCipher: sealed?.cipher ?? null, nikIndex: sealed?.index ?? null, nikLast4: sealed?.last4 ?? null };
}

function sealedPhone(phone: string | null) {
  const sealed = phone === null ? null : sealIdentifier("phone", phone);
  return { phoneCipher: sealed?.cipher ?? null, phoneIndex: sealed?.index ?? null, phoneLast4: sealed?.last4 ?? null };
}

/** Whether a stored blind index is that of this number; both empty counts as the same. */
export function isSameIdentifier(kind: "nik" | "kk" | "phone", index: Buffer | null, text: string | null): boolean {
  return text === null || index === null ? text === null && index === null : index.equals(identifierIndex(kind, text));
}
