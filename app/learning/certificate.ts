import type { Said } from "./questions";

/** The words of a certificate, in both languages at once: it is shown at home and abroad. */
export const CERTIFICATE_WORDS = {
  title: { id: "Sertifikat", en: "Certificate" },
  given: { id: "diberikan kepada", en: "given to" },
  for: { id: "yang telah mengikuti dan menyelesaikan", en: "who took part in and completed" },
  held: { id: "diadakan di", en: "held in" },
  hours: { id: "jam pelajaran", en: "hours of teaching" },
  number: { id: "Nomor", en: "Number" },
  head: { id: "Kepala Desa", en: "Village head" },
  demo: { id: "CONTOH, bukan sertifikat sebenarnya", en: "EXAMPLE, no real certificate" },
  trainer: { id: "Pelatih", en: "Trainer" },
} as const satisfies Record<string, Said>;

/**
 * The number on a certificate: the same whenever it is printed, of the activity's village and month, and of the ends of two
 * ids that tell nothing about a person. Dashes and digits as on other papers of a village office.
 */
export function certificateNumber({ activityId, regionCode, startOn }: { activityId: string; regionCode: string; startOn: string }, participantId: string): string {
  const end = (id: string, length: number) => id.replaceAll("-", "").slice(-length).toUpperCase();
  return `DP/${regionCode}/${startOn.slice(0, 4)}.${startOn.slice(5, 7)}/${end(activityId, 4)}-${end(participantId, 6)}`;
}
