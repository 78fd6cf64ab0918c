import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: false, pillar: "M", counted: "orders", minimum: 5, dimensions: ["month"] } as const;
const NONE = { id: "Tidak ada.", en: "None." } as const;
const COUNTED = { id: "Pesanan baru, batal, dan yang seluruhnya kembali.", en: "New, cancelled and wholly returned orders." } as const;

/** Handbook §5.7, the fourth pillar: what families sell, where and to whom. */
export const MARKETING_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "C01", code: "orders", unit: "number", direction: "up", minimum: 0,
    name: { id: "Pesanan", en: "Orders" }, of: { id: "pesanan", en: "orders" },
    meaning: { id: "Pesanan dalam periode yang dibayar, dikirim, atau selesai.", en: "Orders of the period that are paid, sent or done." },
    numerator: { id: "Pesanan", en: "Orders" }, denominator: null, unknown: NONE, excluded: COUNTED, source: "C01",
  },
  {
    ...shared, id: "C02", code: "revenue", unit: "Rp", direction: "up",
    name: { id: "Omzet", en: "Revenue" }, of: { id: "rupiah dalam periode", en: "rupiah in the period" },
    meaning: { id: "Nilai pesanan sesudah potongan, tanpa ongkos kirim dan barang yang kembali.", en: "Value of the orders after discounts, without shipping and returned goods." },
    numerator: { id: "Omzet", en: "Revenue" }, denominator: null, unknown: NONE, excluded: COUNTED, source: "C02",
  },
  {
    ...shared, id: "C02b", code: "order_value_mean", unit: "Rp", direction: "none", companionOf: "C02",
    name: { id: "Nilai rata-rata pesanan", en: "Mean value of an order" }, of: { id: "rupiah per pesanan", en: "rupiah an order" },
    meaning: { id: "Omzet dibagi banyaknya pesanan.", en: "Revenue by the number of orders." },
    numerator: { id: "Omzet", en: "Revenue" }, denominator: { id: "Pesanan", en: "Orders" }, unknown: NONE, excluded: COUNTED, source: "C02",
  },
  {
    ...shared, id: "C03", code: "channels_per_product", unit: "mean", direction: "up", counted: "products",
    name: { id: "Saluran per produk", en: "Channels a product" }, of: { id: "saluran, rata-rata produk yang tersedia", en: "channels, mean of products in stock" },
    meaning: { id: "Lewat berapa saluran satu produk terjual dalam 90 hari sampai akhir periode; yang tidak terjual dihitung nol.", en: "By how many channels a product sold in the 90 days up to the end of the period; one that sold nowhere counts as none." },
    numerator: { id: "Saluran dengan pesanan", en: "Channels with an order" }, denominator: { id: "Produk yang tersedia", en: "Products in stock" },
    unknown: { id: "Pesanan yang salurannya tidak diketahui tidak menambah saluran.", en: "Orders whose channel is not known add none." }, excluded: { id: "Produk tanpa persediaan atau ditarik.", en: "Products out of stock or withdrawn." }, source: "C03",
  },
  {
    ...shared, id: "C04", code: "outside_share", unit: "%", direction: "up",
    name: { id: "Omzet dari luar desa", en: "Revenue from outside the village" }, of: { id: "% omzet yang pembelinya diketahui", en: "% of revenue of known buyers" },
    meaning: { id: "Bagian omzet dari pembeli di luar desa.", en: "Share of revenue from buyers outside the village." },
    numerator: { id: "Omzet dari luar desa", en: "Revenue from outside" }, denominator: { id: "Omzet yang asal pembelinya diketahui", en: "Revenue where the buyer's place is known" },
    unknown: { id: "Asal pembeli tidak diketahui.", en: "Buyer's place not known." }, excluded: COUNTED, source: "C04",
  },
  {
    ...shared, id: "C05", code: "repeat_buyers", unit: "%", direction: "up", counted: "buyers", proportion: true,
    name: { id: "Pembeli ulang", en: "Repeat buyers" }, of: { id: "% pembeli yang dikenal", en: "% of identified buyers" },
    meaning: { id: "Bagian pembeli yang memesan dua kali atau lebih dalam 180 hari sampai akhir periode.", en: "Share of buyers with two orders or more in the 180 days up to the end of the period." },
    numerator: { id: "Dengan dua pesanan atau lebih", en: "With two orders or more" }, denominator: { id: "Pembeli yang dikenal", en: "Identified buyers" },
    unknown: { id: "Pesanan tanpa identitas pembeli; tidak dihitung.", en: "Orders without an identity of the buyer; not counted." }, excluded: COUNTED, source: "C05",
  },
  {
    ...shared, id: "C06", code: "channel_hhi", unit: "ratio", direction: "down",
    name: { id: "Konsentrasi saluran", en: "Concentration of channels" }, of: { id: "0 tersebar, 1 hanya satu saluran", en: "0 spread, 1 a single channel" },
    meaning: { id: "Jumlah kuadrat porsi omzet tiap saluran: makin tinggi, makin bergantung pada satu saluran.", en: "Sum of squares of each channel's share of revenue: the higher, the more depends on one channel." },
    numerator: null, denominator: null, unknown: { id: "Saluran tidak diketahui.", en: "Channel not known." }, excluded: COUNTED, source: "C06",
  },
  {
    ...shared, id: "C07", code: "products_ready", unit: "%", direction: "up", counted: "products", proportion: true, dimensions: [],
    name: { id: "Produk siap pasar", en: "Products ready for the market" }, of: { id: "% produk", en: "% of products" },
    meaning: { id: "Bagian produk yang hari ini punya foto, harga, persediaan, biaya yang diketahui, dan semua izin yang diperlukan.", en: "Share of products that today have a photo, a price, stock, a known cost and every permit they need." },
    numerator: { id: "Produk siap", en: "Products ready" }, denominator: { id: "Produk yang tidak ditarik", en: "Products not withdrawn" },
    unknown: { id: "Perlu tidaknya izin tidak diketahui.", en: "Whether a permit is needed is not known." }, excluded: null, source: "C07",
  },
];
