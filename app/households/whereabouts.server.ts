import { sql, type SQL } from "drizzle-orm";
import type { Whereabouts } from "./list-query";

/** Whether somebody stands there. `whose`: the journeys `j` that tell of it, of a person or of a whole household. */
export function whereaboutsOf(whereabouts: Whereabouts, whose: SQL): SQL {
  const open = sql`select from journeys j where ${whose} and j.closed_on is null and j.deleted_at is null`;
  switch (whereabouts) {
    case "di_luar":
      return sql`exists (${open} and j.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi'))`;
    case "persiapan":
      return sql`exists (${open} and j.status in ('minat', 'terinformasi', 'konsultasi', 'terdaftar', 'seleksi', 'pelatihan', 'dokumen', 'verifikasi', 'paspor', 'visa', 'opp', 'siap_berangkat', 'ditunda', 'ditahan'))`;
    case "pulang":
      return sql`exists (select from journeys j where ${whose} and j.deleted_at is null and j.status in ('pulang', 'selesai') and j.departed_on is not null)`;
    case "tanpa":
      return sql`not exists (${open})`;
  }
}
