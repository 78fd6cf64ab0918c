import { HOME_VILLAGE } from "./villages";
import type { Role } from "~/db/actor";

export type DemoAccount = { login: string; name: string; role: Role; areas: string[] };

/** One password for all of them, printed at the start: a demo world has nothing to hide. */
export const DEMO_PASSWORD = "contoh-desa-2025";

export const demoAccounts: DemoAccount[] = [
  { login: "koordinator", name: "Lina Koordinator (contoh)", role: "koordinator_desa", areas: [HOME_VILLAGE] },
  { login: "koordinator-lombok", name: "Baiq Koordinator (contoh)", role: "koordinator_desa", areas: ["52.03.01.2005"] },
  { login: "pendamping", name: "Heru Pendamping (contoh)", role: "pendamping", areas: ["35.04"] },
  { login: "kades", name: "Kepala Desa (contoh)", role: "kepala_desa", areas: [HOME_VILLAGE] },
  { login: "perencana", name: "Maya Perencana Provinsi (contoh)", role: "perencana", areas: ["35"] },
  { login: "perencana-tulungagung", name: "Perencana Kabupaten (contoh)", role: "perencana", areas: ["35.04"] },
  { login: "ltsa", name: "Petugas LTSA (contoh)", role: "petugas_ltsa", areas: ["35"] },
  { login: "admin", name: "Administrator (contoh)", role: "administrator", areas: ["ID"] },
];
