/** What the content of a file turned out to be when it is no table we read. */
export type OtherKind = "html" | "xml" | "xls" | "xlsb" | "ods" | "pdf" | "document" | "archive" | "image" | "binary";

/** Why no row of a file can be read, with the facts its text needs. */
export type UnusableFile =
  | { code: "empty" }
  | { code: "too_large"; limitMb: number }
  | { code: "too_large_unpacked"; limitMb: number }
  | { code: "too_many_entries"; limit: number }
  | { code: "not_a_workbook"; found: OtherKind }
  | { code: "encrypted" }
  | { code: "damaged" }
  | { code: "entry_refused"; entry: string }
  | { code: "xml_refused" }
  | { code: "no_sheet"; sheet: string }
  | { code: "no_header" }
  | { code: "bad_encoding"; encoding: string }
  | { code: "unclosed_quote"; line: number }
  | { code: "cell_too_long"; line: number }
  | { code: "too_many_columns"; limit: number };

export type UnusableCode = UnusableFile["code"];

/** Carries a reason out of a reading that had begun; `readTable` turns it into a refusal where it can. */
export class UnusableFileError extends Error {
  constructor(readonly reason: UnusableFile) {
    super(`unusable file: ${reason.code}`);
    this.name = "UnusableFileError";
  }
}

const foundNames: { [kind in OtherKind]: { id: string; en: string } } = {
  html: { id: "halaman web (HTML)", en: "a web page (HTML)" },
  xml: { id: "berkas XML", en: "an XML file" },
  xls: { id: "buku kerja Excel lama (.xls)", en: "an old Excel workbook (.xls)" },
  xlsb: { id: "buku kerja biner (.xlsb)", en: "a binary workbook (.xlsb)" },
  ods: { id: "lembar OpenDocument (.ods)", en: "an OpenDocument sheet (.ods)" },
  pdf: { id: "berkas PDF", en: "a PDF file" },
  document: { id: "dokumen atau presentasi", en: "a document or presentation" },
  archive: { id: "arsip terkompresi", en: "a compressed archive" },
  image: { id: "gambar", en: "an image" },
  binary: { id: "berkas biner yang tidak dikenal", en: "an unknown binary file" },
};

type Texts = { [code in UnusableCode]: (reason: Extract<UnusableFile, { code: code }>) => { id: string; en: string } };

const texts: Texts = {
  empty: () => ({
    id: "Berkas ini kosong. Pilih berkas yang berisi judul kolom dan data.",
    en: "This file is empty. Choose a file with column headings and data.",
  }),
  too_large: ({ limitMb }) => ({
    id: `Berkas ini lebih besar dari ${limitMb} MB. Bagi menjadi beberapa berkas.`,
    en: `This file is larger than ${limitMb} MB. Split it into several files.`,
  }),
  too_large_unpacked: ({ limitMb }) => ({
    id: `Isi buku kerja ini terlalu besar setelah dibuka (batas ${limitMb} MB). Salin hanya datanya ke buku kerja baru, atau simpan sebagai CSV.`,
    en: `This workbook is too large once unpacked (limit ${limitMb} MB). Copy only the data to a new workbook, or save it as CSV.`,
  }),
  too_many_entries: ({ limit }) => ({
    id: `Buku kerja ini berisi lebih dari ${limit} bagian. Salin hanya datanya ke buku kerja baru.`,
    en: `This workbook holds more than ${limit} parts. Copy only the data to a new workbook.`,
  }),
  not_a_workbook: ({ found }) => ({
    id: `Isi berkas ini adalah ${foundNames[found].id}, bukan tabel yang dapat dibaca. Buka di program lembar kerja, lalu simpan sebagai .xlsx atau CSV.`,
    en: `This file is really ${foundNames[found].en}, not a table that can be read. Open it in a spreadsheet program and save it as .xlsx or CSV.`,
  }),
  encrypted: () => ({
    id: "Buku kerja ini dilindungi kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    en: "This workbook is protected by a password. Save it without one and upload it again.",
  }),
  damaged: () => ({
    id: "Buku kerja ini rusak atau tidak lengkap. Buka dan simpan lagi sebagai .xlsx atau CSV, lalu unggah lagi.",
    en: "This workbook is damaged or incomplete. Open it, save it again as .xlsx or CSV, and upload it again.",
  }),
  entry_refused: ({ entry }) => ({
    id: `Buku kerja ini memuat bagian yang tidak diizinkan: ${entry}. Salin hanya datanya ke buku kerja baru.`,
    en: `This workbook holds a part that is not allowed: ${entry}. Copy only the data to a new workbook.`,
  }),
  xml_refused: () => ({
    id: "Buku kerja ini memuat definisi XML yang tidak diizinkan. Buka dan simpan lagi sebagai .xlsx.",
    en: "This workbook holds XML definitions that are not allowed. Open it and save it again as .xlsx.",
  }),
  no_sheet: ({ sheet }) => ({
    id: `Lembar “${sheet}” tidak ada dalam buku kerja ini.`,
    en: `There is no sheet “${sheet}” in this workbook.`,
  }),
  no_header: () => ({
    id: "Baris judul kolom tidak ditemukan. Tulis judul kolom di atas data, atau pilih barisnya.",
    en: "No row of column headings was found. Write headings above the data, or choose the row.",
  }),
  bad_encoding: ({ encoding }) => ({
    id: `Huruf dalam berkas ini tidak dapat dibaca sebagai ${encoding}. Simpan sebagai “CSV UTF-8”, atau pilih pengodean lain.`,
    en: `The letters in this file cannot be read as ${encoding}. Save it as “CSV UTF-8”, or choose another encoding.`,
  }),
  unclosed_quote: ({ line }) => ({
    id: `Tanda kutip yang dibuka di baris ${line} tidak pernah ditutup. Perbaiki baris itu, lalu unggah lagi.`,
    en: `A quotation mark opened in row ${line} is never closed. Mend that row and upload the file again.`,
  }),
  cell_too_long: ({ line }) => ({
    id: `Isi satu sel di baris ${line} terlalu panjang. Periksa tanda kutip di baris itu.`,
    en: `A cell in row ${line} is too long. Check the quotation marks in that row.`,
  }),
  too_many_columns: ({ limit }) => ({
    id: `Berkas ini memiliki lebih dari ${limit} kolom. Hapus kolom yang tidak diperlukan.`,
    en: `This file has more than ${limit} columns. Remove those that are not needed.`,
  }),
};

/** What a person is told: what is wrong with the file and what to do next. */
export function unusableText(reason: UnusableFile, language: "id" | "en"): string {
  const text = texts[reason.code] as (reason: UnusableFile) => { id: string; en: string };
  return text(reason)[language];
}
