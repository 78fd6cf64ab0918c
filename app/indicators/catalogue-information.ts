import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, pillar: "I", unit: "%", minimum: 20 } as const;
const funnel = {
  ...shared, counted: "people", proportion: true, dimensions: ["sex"],
  unknown: { id: "Yang belum 180 hari sejak pertama mendapat informasi: belum matang.", en: "Those first informed less than 180 days ago: not mature." },
  excluded: { id: "Hitungan kepala tanpa nama. Yang sampai tahap berikut dihitung juga di tahap sebelumnya.", en: "Head-counts without names. Who came to a later stage counts at those before." },
} as const;

/** Handbook §5.4, the second pillar: from the first word about a job to a departure. I07 and I08 stand with the departures. */
export const INFORMATION_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "I01", code: "info_reach", direction: "up", counted: "people", proportion: true, dimensions: ["sex"],
    name: { id: "Jangkauan informasi", en: "Reached by information" }, of: { id: "% orang dewasa 18–64 tahun yang didata", en: "% of recorded adults of 18 to 64" },
    meaning: { id: "Bagian orang dewasa dari keluarga yang didata yang mendapat informasi kerja dalam periode, masing-masing dihitung sekali.", en: "Share of the adults of recorded families who were given information about work in the period, each counted once." },
    numerator: { id: "Orang yang mendapat informasi", en: "People informed" }, denominator: { id: "Orang dewasa 18–64 tahun pada akhir periode", en: "Adults of 18 to 64 at the end of the period" },
    unknown: { id: "Umur tidak diketahui.", en: "Age not known." }, excluded: { id: "Hitungan kepala tanpa nama.", en: "Head-counts without names." }, source: "I01",
  },
  {
    ...funnel, id: "I02", code: "info_to_consult", direction: "up",
    name: { id: "Informasi → konsultasi", en: "Informed → consulted" }, of: { id: "% yang mendapat informasi", en: "% of those informed" },
    meaning: { id: "Dari yang pertama kali mendapat informasi dalam periode, bagian yang berkonsultasi dalam 180 hari.", en: "Of those first informed in the period, the share who asked for advice within 180 days." },
    numerator: { id: "Berkonsultasi", en: "Consulted" }, denominator: { id: "Mendapat informasi 180 hari lalu atau lebih", en: "Informed 180 days ago or more" }, source: "I02",
  },
  {
    ...funnel, id: "I03", code: "consult_to_register", direction: "up",
    name: { id: "Konsultasi → pendaftaran", en: "Consulted → registered" }, of: { id: "% yang berkonsultasi", en: "% of those who consulted" },
    meaning: { id: "Dari yang berkonsultasi, bagian yang mendaftar dalam 180 hari sejak pertama mendapat informasi.", en: "Of those who consulted, the share who registered within 180 days of first being informed." },
    numerator: { id: "Mendaftar", en: "Registered" }, denominator: { id: "Berkonsultasi", en: "Consulted" }, source: "I03",
  },
  {
    ...funnel, id: "I04", code: "register_to_placed", direction: "none",
    name: { id: "Pendaftaran → berangkat", en: "Registered → placed" }, of: { id: "% yang mendaftar", en: "% of those registered" },
    meaning: { id: "Dari yang mendaftar, bagian yang berangkat dalam 180 hari. Tidak berangkat sesudah nasihat yang baik juga hasil yang baik.", en: "Of those registered, the share who left within 180 days. Not leaving after good advice is a good result too." },
    numerator: { id: "Berangkat", en: "Placed" }, denominator: { id: "Mendaftar", en: "Registered" }, source: "I04",
  },
  {
    ...funnel, id: "I05", code: "reach_to_placed", direction: "none",
    name: { id: "Informasi → berangkat", en: "Informed → placed" }, of: { id: "% yang mendapat informasi", en: "% of those informed" },
    meaning: { id: "Dari yang pertama kali mendapat informasi dalam periode, bagian yang berangkat dalam 180 hari.", en: "Of those first informed in the period, the share who left within 180 days." },
    numerator: { id: "Berangkat", en: "Placed" }, denominator: { id: "Mendapat informasi 180 hari lalu atau lebih", en: "Informed 180 days ago or more" }, source: "I05",
  },
  {
    ...shared, id: "I06", code: "funnel_days", unit: "days", direction: "down", counted: "departures", minimum: 5, proportion: false, dimensions: ["month", "country", "sex"],
    name: { id: "Lama proses", en: "Days from registration to departure" }, of: { id: "hari, median yang berangkat", en: "days, median of those who left" },
    meaning: { id: "Dari pendaftaran sampai berangkat, bagi yang berangkat dalam periode.", en: "From registration to departure, of those who left in the period." },
    numerator: null, denominator: null, unknown: { id: "Hari pendaftaran tidak diketahui.", en: "Day of registration not known." }, excluded: { id: "Yang masih dalam proses.", en: "Those still under way." }, source: "I06",
  },
  {
    ...shared, id: "I06b", code: "funnel_days_p90", unit: "days", direction: "down", companionOf: "I06", counted: "departures", minimum: 5, proportion: false, dimensions: ["month", "country", "sex"],
    name: { id: "Lama proses, sembilan dari sepuluh", en: "Days to departure, nine of ten" }, of: { id: "hari, persentil ke-90", en: "days, 90th percentile" },
    meaning: { id: "Sembilan dari sepuluh orang berangkat dalam waktu ini.", en: "Nine of ten people left within this time." },
    numerator: null, denominator: null, unknown: { id: "Hari pendaftaran tidak diketahui.", en: "Day of registration not known." }, excluded: { id: "Yang masih dalam proses.", en: "Those still under way." }, source: "I06",
  },
  {
    ...shared, id: "I09", code: "licence_checked_vacancies", direction: "up", counted: "vacancies", minimum: 1, proportion: true, dimensions: [],
    name: { id: "Lowongan dengan P3MI terverifikasi", en: "Vacancies with a checked licence" }, of: { id: "% lowongan terbit", en: "% of published vacancies" },
    meaning: { id: "Bagian lowongan yang terbit hari ini dan izin P3MI-nya sah. Harus 100 %: selain itu tanda bahaya.", en: "Share of the vacancies published today whose company's licence is in force. Must be 100%: anything else is an alarm." },
    numerator: { id: "Izin sah", en: "Licence in force" }, denominator: { id: "Lowongan terbit yang belum lewat waktunya", en: "Published vacancies not over" },
    unknown: { id: "Tidak ada: yang belum dicek dihitung tidak sah.", en: "None: what is not checked counts as not in force." }, excluded: null, source: "I09",
  },
];
