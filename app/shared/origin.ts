/** By which door a record came in; every row keeps it. */
export type Origin = { source: "lapangan" | "impor" | "mitra" | "contoh"; importId: string | null };

/** Typed by a person in the application. */
export const FIELD_ENTRY: Origin = { source: "lapangan", importId: null };
