import type { CodeEntry, CodeList, CodeOf } from "~/shared/codes";

export type ChannelGroup = "formal" | "informal" | "goods" | "unknown";
type ChannelEntry = CodeEntry & { readonly group: ChannelGroup };

/** Domain handbook §4.6. Goods are valued but stay out of every money total. */
export const CHANNELS = {
  bank: { id: "Bank", en: "Bank", group: "formal", synonyms: ["transfer bank", "rekening", "bank transfer"] },
  mto: {
    id: "Perusahaan transfer",
    en: "Money transfer company",
    group: "formal",
    synonyms: ["Western Union", "WU", "MoneyGram", "money transfer", "perusahaan transfer uang"],
  },
  pos: { id: "Pos Indonesia", en: "Post office", group: "formal", synonyms: ["PT Pos", "kantor pos", "wesel"] },
  ewallet: {
    id: "Dompet digital",
    en: "Digital wallet",
    group: "formal",
    synonyms: ["e-wallet", "aplikasi", "aplikasi digital", "dompet/aplikasi digital berizin"],
  },
  hand_carried: {
    id: "Dibawa pulang atau titip teman",
    en: "Hand-carried",
    group: "informal",
    synonyms: ["titip teman", "dibawa", "dibawa pulang", "titip", "dibawa sendiri"],
  },
  informal: {
    id: "Perantara tak berizin",
    en: "Unlicensed intermediary",
    group: "informal",
    synonyms: ["hawala", "jasa titip transfer", "tidak resmi"],
  },
  goods: { id: "Barang", en: "Goods", group: "goods", synonyms: ["paket", "kiriman barang"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known", group: "unknown" },
} as const satisfies Record<string, ChannelEntry>;
export type Channel = CodeOf<typeof CHANNELS>;

const channels = Object.keys(CHANNELS) as Channel[];
export const FORMAL_CHANNELS: readonly Channel[] = channels.filter((code) => CHANNELS[code].group === "formal");
/** Every channel through which money came; an unknown channel still brought money. */
export const MONEY_CHANNELS: readonly Channel[] = channels.filter((code) => CHANNELS[code].group !== "goods");

export const EVIDENCES = {
  struk: { id: "Struk", en: "Receipt", synonyms: ["kuitansi", "slip", "resi", "bukti transfer"] },
  mutasi: { id: "Mutasi rekening", en: "Bank statement", synonyms: ["rekening koran", "buku tabungan"] },
  foto: { id: "Foto", en: "Photo", synonyms: ["tangkapan layar", "screenshot"] },
  pengakuan: { id: "Pengakuan", en: "Stated", synonyms: ["lisan", "wawancara"] },
  catatan_keluarga: { id: "Catatan keluarga", en: "Family's own notes", synonyms: ["catatan", "buku catatan"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type Evidence = CodeOf<typeof EVIDENCES>;

export type UseGroup =
  | "konsumsi"
  | "modal_manusia"
  | "aset_konsumtif"
  | "utang"
  | "aset"
  | "tabungan"
  | "usaha"
  | "sosial"
  | "konsumsi_tahan_lama"
  | "transfer"
  | "perlindungan"
  | "tidak_diketahui";

/** How a use counts in R08; what the conditional ones mean is told in `productiveClass`. */
export type ProductiveClass = "strict" | "broad" | "no" | "strict_if_asset_productive" | "strict_if_for_business" | "unknown";
type UseEntry = CodeEntry & { readonly group: UseGroup; readonly productive: ProductiveClass };

/** Domain handbook §4.7. */
export const USE_CATEGORIES = {
  konsumsi: {
    id: "Konsumsi sehari-hari",
    en: "Daily needs",
    group: "konsumsi",
    productive: "no",
    synonyms: ["belanja", "makan", "kebutuhan sehari-hari", "sehari-hari"],
  },
  pendidikan: {
    id: "Pendidikan anak",
    en: "Children's education",
    group: "modal_manusia",
    productive: "broad",
    synonyms: ["sekolah", "biaya sekolah", "education"],
  },
  kesehatan: {
    id: "Kesehatan",
    en: "Health",
    group: "modal_manusia",
    productive: "broad",
    synonyms: ["berobat", "pengobatan"],
  },
  rumah: {
    id: "Bangun/renovasi rumah",
    en: "Building or repairing the house",
    group: "aset_konsumtif",
    productive: "no",
    synonyms: ["bangun rumah", "renovasi", "renovasi rumah", "housing"],
  },
  utang_penempatan: {
    id: "Bayar biaya/utang penempatan",
    en: "Repaying placement cost or debt",
    group: "utang",
    productive: "no",
    synonyms: ["bayar utang penempatan", "biaya penempatan", "hutang penempatan"],
  },
  utang_lain: {
    id: "Bayar utang lain",
    en: "Repaying other debt",
    group: "utang",
    productive: "no",
    synonyms: ["bayar utang", "utang", "hutang", "bayar hutang", "cicilan"],
  },
  tanah_emas_ternak: {
    id: "Tanah, emas, ternak",
    en: "Land, gold, livestock",
    group: "aset",
    productive: "strict_if_asset_productive",
    synonyms: ["tanah", "emas", "ternak", "sawah", "gold"],
  },
  tabungan: {
    id: "Tabungan / simpanan",
    en: "Savings",
    group: "tabungan",
    productive: "broad",
    synonyms: ["simpanan", "menabung", "nabung"],
  },
  usaha: {
    id: "Usaha produktif",
    en: "Productive enterprise",
    group: "usaha",
    productive: "strict",
    synonyms: ["modal usaha", "modal", "usaha produktif (modal, alat, stok)", "business"],
  },
  hajatan_sosial: {
    id: "Hajatan, sumbangan, keagamaan",
    en: "Ceremonies, gifts, religion",
    group: "sosial",
    productive: "no",
    synonyms: ["hajatan", "sumbangan", "selamatan", "zakat", "sosial"],
  },
  kendaraan_elektronik: {
    id: "Kendaraan, elektronik",
    en: "Vehicle, electronics",
    group: "konsumsi_tahan_lama",
    productive: "strict_if_for_business",
    synonyms: ["kendaraan", "elektronik", "sepeda motor", "motor", "HP"],
  },
  transfer_lain: {
    id: "Diberikan ke keluarga lain",
    en: "Given to another family",
    group: "transfer",
    productive: "no",
    synonyms: ["diberikan"],
  },
  asuransi: {
    id: "Iuran BPJS / asuransi",
    en: "Social security or insurance",
    group: "perlindungan",
    productive: "broad",
    synonyms: ["BPJS", "iuran BPJS", "insurance"],
  },
  tidak_diketahui: {
    id: "Tidak tercatat",
    en: "Not recorded",
    group: "tidak_diketahui",
    productive: "unknown",
    synonyms: ["tidak diketahui"],
  },
} as const satisfies Record<string, UseEntry>;
export type UseCategory = CodeOf<typeof USE_CATEGORIES>;
