import { searchKey } from "~/shared/text";

export type Expected = { id: string; name: string; birthYear: number | null };

/**
 * The participant whom a typed name means: one who bears it alone, or alone with that year of birth. A year that differs
 * from the recorded one means somebody else. Null where nobody or several fit: then a person decides, and no name is told.
 */
export function whoArrives({ name, birthYear }: { name: string; birthYear: number | null }, expected: readonly Expected[]): string | null {
  const key = searchKey(name);
  if (key === "") return null;
  const named = expected.filter((one) => searchKey(one.name) === key && (birthYear === null || one.birthYear === null || one.birthYear === birthYear));
  const exact = birthYear === null ? [] : named.filter((one) => one.birthYear === birthYear);
  const [only, ...others] = named.length > 1 && exact.length > 0 ? exact : named;
  return only && others.length === 0 ? only.id : null;
}
