/** What a merge can take from either record, with the columns each stands in. */
export const PERSON_FIELDS = {
  fullName: ["full_name", "search_name"],
  memberRole: ["member_role"],
  sex: ["sex"],
  birthDate: ["birth_date", "birth_year"],
  nik: ["nik_cipher", "nik_index", "nik_last4"],
  phone: ["phone_cipher", "phone_index", "phone_last4"],
  education: ["education"],
  marital: ["marital"],
  literacy: ["literacy"],
  preferredContact: ["preferred_contact"],
  note: ["note"],
} as const;
export type PersonField = keyof typeof PERSON_FIELDS;

export const HOUSEHOLD_FIELDS = {
  label: ["label", "search_label"],
  kk: ["kk_cipher", "kk_index", "kk_last4"],
  address: ["address"],
  size: ["size"],
  dependantsUnder18: ["dependants_under_18"],
  elderly60plus: ["elderly_60plus"],
  caretakerPersonId: ["caretaker_person_id"],
  mentorId: ["mentor_id"],
  status: ["status"],
  note: ["note"],
} as const;
export type HouseholdField = keyof typeof HOUSEHOLD_FIELDS;

/** A field's value for comparing: a protected number is its blind index. */
export type Values<Field extends string> = Record<Field, string | number | null>;

const UNKNOWN = new Set<unknown>([null, "", "tidak_diketahui"]);
/** Said of whoever's place in the family nobody asked about. */
const VAGUE_ROLE = "lainnya";

/** How much a value tells; of two that tell the same amount the kept record's stands. */
function worth(field: string, value: string | number | null): number {
  if (UNKNOWN.has(value)) return 0;
  if (field === "memberRole") return value === VAGUE_ROLE ? 1 : value === "kepala" ? 3 : 2;
  // A whole date of birth is known better than a year.
  if (field === "birthDate") return String(value).length > 4 ? 2 : 1;
  return 1;
}

/** Fields in which both differ, in their order, with the side whose value is better known: a is the record that is kept. */
export function differing<Field extends string>(fields: readonly Field[], a: Values<Field>, b: Values<Field>): { field: Field; better: "a" | "b" }[] {
  return fields
    .filter((field) => a[field] !== b[field] && (worth(field, a[field]) > 0 || worth(field, b[field]) > 0))
    .map((field) => ({ field, better: worth(field, b[field]) > worth(field, a[field]) ? "b" : "a" }));
}
