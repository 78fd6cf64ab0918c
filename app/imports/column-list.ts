/**
 * The columns each kind of import reads, with the words offices use for them. Canonical names are what
 * exports and templates write. Source: the agreed list of import columns (docs; field names as in the handbook).
 */
export const importKinds = [
  "households", "journeys", "remittances", "uses", "surveys", "attendance", "enterprise_months", "orders",
] as const;
export type ImportKind = (typeof importKinds)[number];

export type Column = {
  field: string;
  also?: readonly string[];
  /** A bracketed unit in the heading changes the meaning of an amount, so it is never overlooked. */
  amount?: true;
};

export type ColumnSet = {
  columns: readonly Column[];
  /** Of each group at least one column must be there. */
  required: readonly (readonly string[])[];
  /** Words an office puts over several columns; `Kiriman Biaya` is then `biaya`. */
  groups?: readonly string[];
  /** Words taken only when nothing in their required group was recognised otherwise. */
  lastResort?: readonly Column[];
};

const record: Column[] = [{ field: "id", also: ["uuid"] }, { field: "versi", also: ["version"] }];

const kk: Column = { field: "no_kk", also: ["kk", "nokk", "nomor kk", "nomor kartu keluarga", "no kartu keluarga", "nkk"] };
const keluarga: Column = { field: "keluarga", also: ["nama keluarga", "label keluarga", "household", "family"] };
const nik: Column = { field: "nik", also: ["nomor induk kependudukan", "no ktp", "no nik", "nomor nik", "nomor ktp", "ktp"] };
const nama: Column = { field: "nama", also: ["nama lengkap", "name", "full name"] };
const catatan: Column = { field: "catatan", also: ["note", "notes", "keterangan"] };
const mataUang: Column = { field: "mata_uang", also: ["currency"] };

const village: Column[] = [
  { field: "kode_desa", also: ["kode wilayah", "kode kelurahan", "kode desa kelurahan", "desa", "village code"] },
  { field: "nama_desa", also: ["kelurahan", "desa kelurahan", "nama kelurahan", "nama desa kelurahan", "village"] },
  { field: "nama_kecamatan", also: ["kecamatan", "district"] },
  { field: "nama_kabupaten", also: ["kabupaten", "kabupaten kota", "nama kabupaten kota", "regency"] },
  { field: "kode_kecamatan" },
  { field: "kode_kabupaten" },
];
const household: Column[] = [kk, keluarga, { field: "id_keluarga", also: ["household id"] }];
const villageGroup = ["kode_desa", "nama_desa"];
const householdGroup = ["no_kk", "keluarga", "id_keluarga"];
const hubungan: Column = { field: "hubungan", also: ["shdk", "hubungan keluarga", "relationship"] };
const nameForHousehold: Column[] = [{ field: "keluarga", also: ["nama", "nama penerima", "penerima"] }];

export const columnSets: { readonly [kind in ImportKind]: ColumnSet } = {
  households: {
    columns: [
      ...record, kk, keluarga, ...village, nik, nama, hubungan,
      { field: "jenis_kelamin", also: ["jk", "l/p", "sex", "gender", "kelamin"] },
      { field: "tanggal_lahir", also: ["tgl lahir", "birth date", "date of birth"] },
      { field: "tahun_lahir", also: ["birth year"] },
      { field: "pendidikan", also: ["education"] },
      { field: "status_kawin", also: ["status perkawinan", "marital status"] },
      { field: "telepon", also: ["hp", "no hp", "phone", "nomor hp", "no telepon", "nomor telepon", "no telp", "telp"] },
      { field: "alamat", also: ["address"] },
      catatan,
    ],
    required: [villageGroup, ["nama"]],
  },
  journeys: {
    columns: [
      ...record, nik, nama, ...village, kk, keluarga, hubungan,
      { field: "negara", also: ["negara tujuan", "country", "negara penempatan"] },
      { field: "status", also: ["status pmi", "tahap", "stage"] },
      { field: "status_prosedural", also: ["prosedural", "procedural status"] },
      { field: "sektor", also: ["sector"] },
      { field: "jabatan", also: ["occupation", "job", "pekerjaan"] },
      { field: "skema", also: ["scheme"] },
      { field: "p3mi", also: ["pptkis"] },
      { field: "majikan", also: ["employer", "pemberi kerja"] },
      { field: "tanggal_berangkat", also: ["tgl berangkat", "tanggal keberangkatan", "departed on"] },
      { field: "tanggal_pulang", also: ["tgl pulang", "tanggal kepulangan", "returned on"] },
      { field: "kontrak_mulai", also: ["mulai kontrak", "tanggal mulai kontrak", "contract start"] },
      { field: "kontrak_selesai", also: ["akhir kontrak", "tanggal akhir kontrak", "selesai kontrak", "contract end"] },
      { field: "gaji", also: ["upah", "wage"], amount: true },
      { field: "mata_uang_gaji", also: ["mata uang", "currency", "wage currency"] },
      { field: "sumber", also: ["source"] },
      catatan,
    ],
    required: [["nama"], villageGroup, ["negara"], ["status"]],
  },
  remittances: {
    columns: [
      ...record, ...household, ...village,
      { field: "nik_pengirim", also: ["nik pmi"] },
      { field: "tanggal_terima", also: ["tgl terima", "tanggal", "received on", "date"] },
      { field: "tanggal_kirim", also: ["tgl kirim", "sent on"] },
      { field: "jumlah_kirim", also: ["jumlah", "amount"], amount: true },
      mataUang,
      { field: "biaya", also: ["biaya kirim", "fee"], amount: true },
      { field: "kurs", also: ["rate"], amount: true },
      {
        field: "jumlah_terima",
        also: ["jumlah rupiah", "diterima", "received idr", "jumlah (rp)", "jumlah idr", "jumlah diterima"],
        amount: true,
      },
      { field: "biaya_terima", amount: true },
      { field: "saluran", also: ["channel", "via"] },
      { field: "penyedia", also: ["provider"] },
      { field: "bukti", also: ["evidence"] },
      catatan,
      { field: "tanpa_kiriman", also: ["tidak ada kiriman", "no transfer"] },
      { field: "bulan", also: ["month"] },
    ],
    required: [householdGroup, ["tanggal_terima", "tanggal_kirim", "tanpa_kiriman"]],
    groups: ["kiriman", "remitansi", "remittance", "pengiriman"],
    lastResort: nameForHousehold,
  },
  uses: {
    columns: [
      ...record, ...household, ...village,
      { field: "bulan", also: ["month"] },
      { field: "kategori", also: ["category", "penggunaan"] },
      { field: "jumlah", also: ["amount", "jumlah rupiah", "jumlah (rp)"], amount: true },
      { field: "aset_produktif", also: ["productive asset"] },
      { field: "untuk_usaha", also: ["for business"] },
      catatan,
    ],
    required: [householdGroup, ["bulan"], ["kategori"], ["jumlah"]],
    groups: ["penggunaan", "pemakaian", "use"],
    lastResort: nameForHousehold,
  },
  surveys: {
    columns: [
      ...record, ...household, ...village,
      { field: "ronde", also: ["round"] },
      { field: "tanggal", also: ["date"] },
      ...[
        "pendapatan_kiriman", "pendapatan_lokal", "pendapatan_usaha", "belanja_pangan", "belanja_nonpangan",
        "belanja_pendidikan", "belanja_kesehatan", "belanja_sosial", "belanja_lain", "cicilan_pokok",
        "cicilan_bunga", "tabungan_likuid",
      ].map((field): Column => ({ field, amount: true })),
      { field: "catat_keuangan" },
      catatan,
    ],
    required: [householdGroup, ["ronde"], ["tanggal"]],
    lastResort: nameForHousehold,
  },
  attendance: {
    columns: [
      ...record,
      { field: "kegiatan", also: ["activity", "nama kegiatan"] },
      { field: "tanggal", also: ["date"] },
      nik, nama, ...village,
      { field: "sesi", also: ["session"] },
      { field: "status", also: ["kehadiran", "attendance"] },
      catatan,
    ],
    required: [["kegiatan"], ["nik", "nama"], ["status"]],
  },
  enterprise_months: {
    columns: [
      ...record,
      { field: "usaha", also: ["nama usaha", "enterprise"] },
      { field: "bulan", also: ["month"] },
      ...["penjualan", "hpp", "biaya", "bunga", "prive", "persediaan_akhir", "kas_akhir"].map(
        (field): Column => ({ field, amount: true }),
      ),
      { field: "mutu_catatan", also: ["record quality"] },
      catatan,
    ],
    required: [["usaha"], ["bulan"]],
  },
  orders: {
    columns: [
      ...record,
      { field: "produk", also: ["product", "nama produk"] },
      { field: "tanggal", also: ["date"] },
      { field: "saluran", also: ["channel"] },
      { field: "jumlah_barang", also: ["jumlah", "quantity", "qty"] },
      { field: "harga", also: ["price"], amount: true },
      { field: "potongan", also: ["diskon", "discount"], amount: true },
      { field: "ongkir", also: ["shipping"], amount: true },
      { field: "status" },
      { field: "pembeli_jenis", also: ["jenis pembeli", "buyer kind"] },
      { field: "pembeli_wilayah", also: ["wilayah pembeli", "buyer region"] },
    ],
    required: [["produk"], ["tanggal"], ["saluran"], ["jumlah_barang"]],
  },
};
