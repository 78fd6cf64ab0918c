import type { CodeList } from "~/shared/codes";
import type { Role } from "~/db/actor";

/** Roles as people read them. Domain handbook §3. */
export const ROLE_NAMES = {
  administrator: { id: "Administrator", en: "Administrator" },
  koordinator_desa: { id: "Koordinator desa", en: "Village coordinator" },
  pendamping: { id: "Pendamping", en: "Mentor" },
  kepala_desa: { id: "Kepala desa", en: "Village head" },
  perencana: { id: "Perencana", en: "Planner" },
  petugas_ltsa: { id: "Petugas LTSA", en: "LTSA officer" },
  verifikator_instansi: { id: "Verifikator instansi", en: "Agency verifier" },
  keluarga: { id: "Keluarga PMI", en: "Migrant family" },
} as const satisfies CodeList & Record<Role, unknown>;
