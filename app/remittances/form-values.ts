/** The boxes of the transfer form by their names, each as text. */
export type TransferValues = Record<
  | "id" | "versi" | "perjalanan" | "hubungan" | "tanggal_terima" | "tanggal_kirim" | "mata_uang" | "jumlah" | "kurs" | "kurs_ditawarkan" | "diterima"
  | "biaya" | "biaya_terima" | "saluran" | "penyedia" | "bukti" | "catatan" | "khusus",
  string
>;
/** Texts' keys by field, under "" for the form as a whole. */
export type FormErrors = { [field: string]: string[] };
