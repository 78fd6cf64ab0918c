import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.13. */
export const CHANNELS = {
  warung_desa: { id: "Warung desa", en: "Village shop" },
  pasar: { id: "Pasar", en: "Market" },
  bumdes: { id: "BUMDes", en: "Village enterprise (BUMDes)" },
  koperasi: { id: "Koperasi", en: "Cooperative" },
  toko_oleh_oleh: { id: "Toko oleh-oleh", en: "Gift shop" },
  pameran: { id: "Pameran", en: "Fair" },
  reseller: { id: "Reseller", en: "Reseller" },
  wa: { id: "WhatsApp", en: "WhatsApp" },
  medsos: { id: "Media sosial", en: "Social media" },
  marketplace: { id: "Marketplace", en: "Online marketplace" },
  komunitas_pmi: { id: "Komunitas PMI", en: "Migrant community" },
  pengadaan_pemerintah: { id: "Pengadaan pemerintah", en: "Government purchase" },
  ekspor_ukm: { id: "Ekspor UKM", en: "Small-business export" },
} as const satisfies CodeList;
export type Channel = CodeOf<typeof CHANNELS>;

/** Of the channels, those a buyer on the public page can tell us; nobody guesses for them. */
export const ENQUIRY_CHANNELS = {
  wa: { id: "Dari pesan WhatsApp", en: "From a WhatsApp message" },
  komunitas_pmi: { id: "Dari teman atau komunitas PMI", en: "From friends or a migrant community" },
} as const satisfies CodeList;

export const BUYER_KINDS = {
  perorangan: { id: "Perorangan", en: "A person" },
  toko: { id: "Toko", en: "A shop" },
  lembaga: { id: "Lembaga", en: "An institution" },
} as const satisfies CodeList;

export const BUYER_SCOPES = {
  desa: { id: "Desa yang sama", en: "The same village" },
  kecamatan: { id: "Kecamatan yang sama", en: "The same district" },
  kabupaten: { id: "Kabupaten yang sama", en: "The same regency" },
  provinsi: { id: "Provinsi yang sama", en: "The same province" },
  luar_provinsi: { id: "Luar provinsi", en: "Another province" },
  luar_negeri: { id: "Luar negeri", en: "Abroad" },
} as const satisfies CodeList;

export type BuyerScope = CodeOf<typeof BUYER_SCOPES>;

export const ORDER_STATES = {
  baru: { id: "Baru", en: "New" },
  dibayar: { id: "Dibayar", en: "Paid" },
  dikirim: { id: "Dikirim", en: "Sent" },
  selesai: { id: "Selesai", en: "Done" },
  batal: { id: "Batal", en: "Cancelled" },
  retur: { id: "Kembali semua", en: "All returned" },
} as const satisfies CodeList;
export type OrderState = CodeOf<typeof ORDER_STATES>;

export const PRODUCT_STATES = {
  aktif: { id: "Dijual", en: "On sale" },
  ditarik: { id: "Ditarik", en: "Withdrawn" },
} as const satisfies CodeList;
export type ProductState = CodeOf<typeof PRODUCT_STATES>;
