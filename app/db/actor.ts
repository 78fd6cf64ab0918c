/**
 * Who is asking, with everything the database needs to cut rows: one value, made at sign-in from dated grants
 * and handed to `asActor`. Area lists hold code prefixes, `ID` for the whole country, and `+CODE` / `-CODE` for
 * retired villages that today count inside or outside of an area (see drizzle/0001).
 */
export type Actor = {
  userId: string | null;
  name: string;
  kind: "person" | "public" | "system";
  roles: readonly Role[];
  peopleAreas: readonly string[];
  writeAreas: readonly string[];
  numberAreas: readonly string[];
  adminAreas: readonly string[];
  /** Households seen one by one: a mentor's families, a migrant's own. */
  households: readonly string[];
};

export const ROLES = [
  "administrator",
  "koordinator_desa",
  "pendamping",
  "kepala_desa",
  "perencana",
  "petugas_ltsa",
  "verifikator_instansi",
  "keluarga",
] as const;
export type Role = (typeof ROLES)[number];

export const publicActor: Actor = {
  userId: null,
  name: "",
  kind: "public",
  roles: [],
  peopleAreas: [],
  writeAreas: [],
  numberAreas: [],
  adminAreas: [],
  households: [],
};

/** A job without a person; `why` goes to the audit log with whatever it writes. */
export const systemActor = (why: string): Actor => ({
  ...publicActor,
  name: why,
  kind: "system",
  peopleAreas: ["ID"],
  writeAreas: ["ID"],
  numberAreas: ["ID"],
  adminAreas: ["ID"],
});
