import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: false, pillar: "E", minimum: 10 } as const;
const classes = { ...shared, counted: "people", dimensions: ["month", "sex"] } as const;
const families = { ...shared, unit: "%", counted: "households", proportion: true, dimensions: ["month"] } as const;
const PAIRED = {
  unknown: { id: "Yang ikut tanpa kedua nilai pada soal yang sama.", en: "Those who took part without both tests on one form." },
  excluded: { id: "Kelas yang belum selesai atau batal.", en: "Classes not over yet, or cancelled." },
} as const;

/** Handbook §5.3, the first pillar: classes, what was learnt, and who keeps records. */
export const EDUCATION_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "E01", code: "attendance_rate", unit: "%", direction: "up", counted: "seats", proportion: true, dimensions: ["month"],
    name: { id: "Kehadiran", en: "Attendance" }, of: { id: "% kursi pertemuan yang tercatat", en: "% of recorded seats" },
    meaning: { id: "Dari setiap peserta pada setiap pertemuan dalam periode, bagian yang hadir.", en: "Of every participant at every meeting of the period, the share present." },
    numerator: { id: "Hadir", en: "Present" }, denominator: { id: "Hadir, izin, sakit, dan alpa", en: "Present, excused, ill and absent" },
    unknown: { id: "Tidak dicatat.", en: "Not recorded." }, excluded: { id: "Kegiatan yang batal.", en: "Cancelled activities." }, source: "E01",
  },
  {
    ...classes, id: "E02", code: "training_gain", unit: "points", direction: "up",
    name: { id: "Kenaikan nilai", en: "Rise in test points" }, of: { id: "poin dari 100, rata-rata peserta", en: "points of 100, mean of participants" },
    meaning: { id: "Berapa poin nilai sesudah kelas di atas nilai sebelumnya, pada kelas yang selesai dalam periode.", en: "How many points the test after lies above the one before, of classes that ended in the period." },
    numerator: { id: "Jumlah poin yang naik", en: "Points gained" }, denominator: { id: "Peserta dengan kedua nilai pada soal yang sama", en: "Participants with both tests on one form" },
    ...PAIRED, source: "E02",
  },
  {
    ...classes, id: "E02b", code: "training_gain_normalised", unit: "ratio", direction: "up", companionOf: "E02",
    name: { id: "Kenaikan nilai ternormalisasi", en: "Normalised gain" }, of: { id: "bagian dari yang masih bisa naik", en: "share of what there was to gain" },
    meaning: { id: "Berapa bagian dari jarak ke nilai 100 yang ditempuh.", en: "How much of the way to 100 points was gone." },
    numerator: { id: "Jumlah poin yang naik", en: "Points gained" }, denominator: { id: "Jumlah poin yang masih bisa naik", en: "Points there were to gain" },
    ...PAIRED, source: "E02",
  },
  {
    ...classes, id: "E03", code: "training_completion", unit: "%", direction: "up", proportion: true,
    name: { id: "Kelulusan kelas", en: "Classes completed" }, of: { id: "% peserta yang pernah hadir", en: "% of those who came" },
    meaning: { id: "Bagian peserta yang hadir pada paling sedikit 80 % pertemuan dan ikut tes akhir, pada kelas yang selesai dalam periode.", en: "Share of participants present at 80 % of the meetings or more who took the final test, of classes that ended in the period." },
    numerator: { id: "Lulus", en: "Completed" }, denominator: { id: "Hadir paling sedikit sekali", en: "Present at least once" },
    unknown: { id: "Tidak ada: yang tidak dicatat tidak dihitung hadir.", en: "None: who is not recorded is not counted present." }, excluded: PAIRED.excluded, source: "E03",
  },
  {
    ...families, id: "E04", code: "family_reach", direction: "up",
    name: { id: "Keluarga terjangkau edukasi", en: "Families reached by classes" }, of: { id: "% keluarga migran aktif", en: "% of families with somebody away" },
    meaning: { id: "Dari keluarga yang anggotanya sedang di luar negeri pada akhir periode, bagian yang seorang dewasanya lulus kelas apa pun dalam dua belas bulan.", en: "Of the families with somebody abroad at the end of the period, the share of which an adult completed any class within twelve months." },
    numerator: { id: "Keluarga yang terjangkau", en: "Families reached" }, denominator: { id: "Keluarga dengan migran aktif", en: "Families with an active migrant" },
    unknown: { id: "Tidak ada.", en: "None." }, excluded: { id: "Peserta yang bukan dari keluarga yang didata.", en: "Participants of no recorded family." }, source: "E04",
  },
  {
    ...families, id: "E05", code: "record_keeping", direction: "up",
    name: { id: "Keluarga yang mencatat keuangan", en: "Families that keep records" }, of: { id: "% keluarga", en: "% of families" },
    meaning: { id: "Bagian keluarga yang mencatat uang masuk dan keluar. “Kadang” dihitung belum, dan disebut tersendiri.", en: "Share of families that write down what comes and goes. “Sometimes” counts as not yet and is told apart." },
    numerator: { id: "Mencatat", en: "Keep records" }, denominator: { id: "Mencatat, kadang, atau tidak", en: "Keep records, sometimes or never" },
    unknown: { id: "Tidak ditanya, atau jawabannya lebih tua dari 92 hari pada akhir periode.", en: "Not asked, or answered more than 92 days before the end of the period." }, excluded: null, source: "E05",
  },
  {
    ...families, id: "E05b", code: "record_keeping_sometimes", direction: "none", companionOf: "E05",
    name: { id: "Keluarga yang kadang mencatat", en: "Families that sometimes keep records" }, of: { id: "% keluarga", en: "% of families" },
    meaning: { id: "Bagian keluarga yang kadang mencatat keuangannya.", en: "Share of families that keep records now and then." },
    numerator: { id: "Kadang mencatat", en: "Sometimes keep records" }, denominator: { id: "Mencatat, kadang, atau tidak", en: "Keep records, sometimes or never" },
    unknown: { id: "Tidak ditanya, atau jawabannya lebih tua dari 92 hari pada akhir periode.", en: "Not asked, or answered more than 92 days before the end of the period." }, excluded: null, source: "E05",
  },
];
