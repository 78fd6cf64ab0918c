import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: false, pillar: "P" } as const;
const finance = { ...shared, counted: "households", minimum: 10, dimensions: ["month"] } as const;
const returns = { ...shared, unit: "%", direction: "down", counted: "returns", minimum: 10, dimensions: ["month", "country", "sex"] } as const;
const OLD = { id: "atau catatannya lebih tua dari 92 hari pada akhir periode", en: "or recorded more than 92 days before the end of the period" } as const;
const SAVED_UNKNOWN = { id: `Penghasilan, belanja, atau cicilan tidak diketahui, ${OLD.id}.`, en: `Income, spending or instalments unknown, ${OLD.en}.` } as const;
const NO_INCOME = { id: "Keluarga tanpa penghasilan apa pun. Menabung bisa kurang dari nol.", en: "Households without any income. Saving can be less than nothing." } as const;
const RETURN_READ = {
  id: "Tabungan tidak dicatat dalam 31 hari setelah pulang, atau tidak dicatat lagi sampai setahun tanpa habis lebih dahulu.",
  en: "Savings not read within 31 days of return, or not read on for a year without being gone before.",
} as const;
const RETURN_SMALL = { id: "Yang pulang dengan tabungan kurang dari tiga bulan belanja.", en: "Those who came back with less than three months of spending." } as const;

/** Handbook §5.1 R10 and §5.2: the state of households' money on the last day of the period, and returns a year after. */
export const FINANCE_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...finance, id: "R10", code: "remit_dependency", unit: "%", direction: "none", headline: true,
    name: { id: "Ketergantungan kiriman", en: "Remittance dependency" }, of: { id: "% penghasilan, median keluarga", en: "% of income, median household" },
    meaning: { id: "Bagian kiriman dalam penghasilan bulanan, keluarga yang di tengah.", en: "Share of remittances in monthly income, for the middle household." },
    numerator: { id: "Kiriman sebulan", en: "Monthly remittances" },
    denominator: { id: "Kiriman + penghasilan setempat + laba usaha (jika positif)", en: "Remittances + local income + enterprise profit (if positive)" },
    unknown: { id: `Salah satu sumber penghasilan tidak diketahui, ${OLD.id}.`, en: `Any source of income unknown, ${OLD.en}.` },
    excluded: { id: "Keluarga tanpa penghasilan apa pun.", en: "Households without any income." }, source: "R10",
  },
  {
    ...finance, id: "F01", code: "savings_rate", unit: "%", direction: "up",
    name: { id: "Tingkat menabung", en: "Savings rate" }, of: { id: "% penghasilan, median keluarga", en: "% of income, median household" },
    meaning: { id: "Bagian penghasilan sebulan yang tidak habis untuk belanja dan bunga. Membayar pokok utang termasuk menabung.", en: "Share of a month's income not gone to spending and interest. Repaying principal is saving." },
    numerator: { id: "Penghasilan dikurangi belanja dan bunga utang", en: "Income less spending and interest" }, denominator: { id: "Penghasilan sebulan", en: "Monthly income" },
    unknown: { id: `Penghasilan, belanja, atau bunga tidak diketahui, ${OLD.id}.`, en: `Income, spending or interest unknown, ${OLD.en}.` },
    excluded: NO_INCOME, source: "F01",
  },
  {
    ...finance, id: "F01b", code: "cash_savings_rate", unit: "%", direction: "up", companionOf: "F01",
    name: { id: "Tingkat menabung tunai", en: "Cash savings rate" }, of: { id: "% penghasilan, median keluarga", en: "% of income, median household" },
    meaning: { id: "Sama, setelah seluruh cicilan dibayar: angka yang dikenal keluarga.", en: "The same after all instalments: the number families recognise." },
    numerator: { id: "Penghasilan dikurangi belanja dan cicilan", en: "Income less spending and instalments" }, denominator: { id: "Penghasilan sebulan", en: "Monthly income" },
    unknown: SAVED_UNKNOWN, excluded: NO_INCOME, source: "F01",
  },
  {
    ...finance, id: "F02", code: "runway_months", unit: "months", direction: "up", headline: true, dimensions: ["month", "sex"],
    name: { id: "Lama uang bertahan", en: "Months of runway" }, of: { id: "bulan, median keluarga", en: "months, median household" },
    meaning: { id: "Berapa bulan tabungan cukup bila belanja dan penghasilan tetap. “Berkelanjutan” bila penghasilan menutup belanja.", en: "How many months savings last if spending and income stay. “Sustained” where income covers spending." },
    numerator: { id: "Tabungan cair", en: "Liquid savings" },
    denominator: { id: "Belanja dan cicilan sebulan dikurangi penghasilan yang berlanjut", en: "Monthly spending and instalments less continuing income" },
    unknown: { id: `Tabungan, belanja, cicilan atau penghasilan tidak diketahui, ${OLD.id}.`, en: `Savings, spending, instalments or income unknown, ${OLD.en}.` },
    excluded: { id: "Kiriman tidak dihitung sebagai penghasilan sesudah pulang.", en: "Remittances are no income after return." }, source: "F02",
  },
  {
    ...finance, id: "F03", code: "debt_service_ratio", unit: "%", direction: "down", headline: true, dimensions: ["month", "lender"],
    name: { id: "Rasio cicilan", en: "Debt-service ratio" }, of: { id: "% penghasilan, median keluarga", en: "% of income, median household" },
    meaning: { id: "Bagian penghasilan bulanan untuk cicilan. “Tak tertutup” bila ada cicilan tanpa penghasilan.", en: "Share of monthly income that goes to instalments. “Not covered” where there is debt and no income." },
    numerator: { id: "Cicilan sebulan (mingguan × 52/12)", en: "Monthly instalments (weekly × 52/12)" }, denominator: { id: "Penghasilan sebulan", en: "Monthly income" },
    unknown: { id: `Cicilan atau penghasilan tidak diketahui, ${OLD.id}.`, en: `Instalments or income unknown, ${OLD.en}.` },
    excluded: null, source: "F03",
  },
  {
    ...finance, id: "F04", code: "emergency_fund_share", unit: "%", direction: "up", proportion: true,
    name: { id: "Keluarga dengan dana darurat", en: "Households with an emergency fund" }, of: { id: "% keluarga", en: "% of households" },
    meaning: { id: "Bagian keluarga yang tabungannya cukup untuk belanja tiga bulan atau lebih.", en: "Share of households whose savings cover three months of spending or more." },
    numerator: { id: "Tabungan cair paling sedikit tiga kali belanja sebulan", en: "Liquid savings of at least three months of spending" }, denominator: { id: "Keluarga yang tabungan dan belanjanya diketahui", en: "Households whose savings and spending are known" },
    unknown: { id: `Tabungan atau belanja tidak diketahui, ${OLD.id}.`, en: `Savings or spending unknown, ${OLD.en}.` }, excluded: null, source: "F04",
  },
  {
    ...returns, id: "F05", code: "money_gone_12m", proportion: true,
    name: { id: "Uang habis dalam 12 bulan setelah pulang", en: "Money gone within 12 months of return" }, of: { id: "% kepulangan yang diikuti setahun", en: "% of returns followed for a year" },
    meaning: { id: "Bagian yang tabungannya turun di bawah belanja sebulan sebelum setahun di rumah. Dihitung pada hari genap setahun.", en: "Share whose savings fell below one month of spending before a year at home was over. Counted on the day the year is over." },
    numerator: { id: "Tabungan kurang dari belanja sebulan pada suatu pencatatan dalam 365 hari", en: "Savings under a month of spending at any reading within 365 days" },
    denominator: { id: "Pulang dengan tiga bulan belanja atau lebih, dan diikuti setahun atau sampai habis", en: "Returned with three months of spending or more, followed for a year or until it was gone" },
    unknown: RETURN_READ, excluded: RETURN_SMALL, source: "F05",
  },
  {
    ...returns, id: "F05b", code: "money_gone_12m_km", companionOf: "F05",
    name: { id: "Uang habis dalam 12 bulan (Kaplan–Meier)", en: "Money gone within 12 months (Kaplan–Meier)" }, of: { id: "% kepulangan, perkiraan", en: "% of returns, estimated" },
    meaning: { id: "Sama, dengan memperhitungkan mereka yang berangkat lagi atau tidak dicatat lagi, selama mereka masih diikuti.", en: "The same, with those who left again or were not read on counted for as long as they were followed." },
    numerator: null, denominator: { id: "Pulang dengan tiga bulan belanja atau lebih", en: "Returned with three months of spending or more" },
    unknown: { id: "Tabungan tidak dicatat dalam 31 hari setelah pulang.", en: "Savings not read within 31 days of return." }, excluded: RETURN_SMALL, source: "F05",
  },
  {
    ...finance, id: "F06", code: "financial_health", unit: "score", direction: "up", dimensions: ["month", "sex"],
    name: { id: "Skor sehat keuangan", en: "Financial-health score" }, of: { id: "dari 100, median keluarga", en: "out of 100, median household" },
    meaning: { id: "Rata-rata delapan hal: belanja di bawah penghasilan, bayar tepat waktu, dana darurat, cicilan ringan, terlindungi, mencatat, punya tujuan, dan sanggup menyediakan Rp 1 juta dalam tujuh hari.", en: "Mean of eight things: spending below income, paying on time, an emergency fund, light instalments, being insured, keeping records, having a goal, and raising Rp 1 million in seven days." },
    numerator: { id: "Jumlah nilai 0, 50 atau 100 dari hal yang diketahui", en: "Sum of 0, 50 or 100 of the things known" }, denominator: { id: "Hal yang diketahui, paling sedikit enam", en: "Things known, at least six" },
    unknown: { id: `Kurang dari enam hal diketahui, ${OLD.id}.`, en: `Fewer than six things known, ${OLD.en}.` }, excluded: null, source: "F06",
  },
];
