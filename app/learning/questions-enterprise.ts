import type { Question } from "./questions";

/** Family USAHA-1: starting and keeping a small enterprise. */
export const ENTERPRISE_QUESTIONS: readonly Question[] = [
  {
    ask: { id: "Apa langkah pertama sebelum membelanjakan modal usaha?", en: "What comes first before capital is spent on a business?" },
    choices: [
      { id: "Membeli alat yang paling lengkap", en: "Buy the fullest set of tools" },
      { id: "Mencari tahu siapa yang akan membeli dan mencoba kecil dahulu", en: "Find out who will buy, and try it small first" },
      { id: "Meniru usaha tetangga persis sama", en: "Copy the neighbour's business exactly" },
    ],
    right: 1,
  },
  {
    ask: { id: "Penjualan sebulan Rp 5 juta. Bahan Rp 3 juta dan biaya lain Rp 1 juta. Berapa labanya?", en: "A month's sales are Rp 5 million. Materials cost Rp 3 million and other costs are Rp 1 million. What is the profit?" },
    choices: [{ id: "Rp 5 juta", en: "Rp 5 million" }, { id: "Rp 2 juta", en: "Rp 2 million" }, { id: "Rp 1 juta", en: "Rp 1 million" }],
    right: 2,
  },
  {
    ask: { id: "Mengapa uang usaha dipisah dari uang rumah tangga?", en: "Why is business money kept apart from the household's?" },
    choices: [
      { id: "Agar tahu usaha untung atau rugi dan modal tidak terpakai", en: "To know whether it gains or loses, and not to use up the capital" },
      { id: "Agar keluarga tidak boleh melihat", en: "So that the family may not see it" },
      { id: "Karena bank melarang satu dompet", en: "Because banks forbid one purse" },
    ],
    right: 0,
  },
  {
    ask: { id: "Mengambil uang usaha untuk belanja dapur dicatat sebagai apa?", en: "What is money taken from the business for the kitchen written down as?" },
    choices: [
      { id: "Biaya bahan", en: "Cost of materials" },
      { id: "Pengambilan pemilik (prive), bukan biaya usaha", en: "The owner's draw, no cost of the business" },
      { id: "Tidak perlu dicatat", en: "It need not be written down" },
    ],
    right: 1,
  },
  {
    ask: { id: "Satu bungkus keripik menghabiskan Rp 8.000. Dijual Rp 7.500. Apa yang terjadi?", en: "A bag of crisps costs Rp 8,000 to make and is sold for Rp 7,500. What happens?" },
    choices: [
      { id: "Untung bila terjual banyak", en: "It gains if many are sold" },
      { id: "Tidak untung dan tidak rugi", en: "Neither gain nor loss" },
      { id: "Rugi, dan makin banyak terjual makin rugi", en: "It loses, and more so the more is sold" },
    ],
    right: 2,
  },
  {
    ask: { id: "Apa itu NIB?", en: "What is an NIB?" },
    choices: [
      { id: "Nomor induk berusaha, tanda usaha terdaftar", en: "The business number, by which a business is registered" },
      { id: "Nomor rekening bank", en: "A bank account number" },
      { id: "Jenis pinjaman", en: "A kind of loan" },
    ],
    right: 0,
  },
  {
    ask: { id: "Pembeli berutang dan belum membayar. Apa akibatnya bagi usaha?", en: "Customers buy on credit and have not paid. What does that do to the business?" },
    choices: [
      { id: "Tidak ada, karena tetap tercatat terjual", en: "Nothing, since it is written down as sold" },
      { id: "Uang untuk membeli bahan dapat habis walau kelihatannya laku", en: "Money for materials may run out although sales look good" },
      { id: "Harga bahan menjadi turun", en: "Materials become cheaper" },
    ],
    right: 1,
  },
  {
    ask: { id: "Mana alasan yang baik untuk mengambil pinjaman usaha?", en: "Which is a good reason for taking a business loan?" },
    choices: [
      { id: "Karena ditawari", en: "Because it is offered" },
      { id: "Untuk menutup utang lain", en: "To cover another debt" },
      { id: "Untuk belanja keluarga", en: "For the family's shopping" },
      { id: "Menambah yang sudah laku, dan cicilannya terbayar dari laba", en: "To make more of what sells, with instalments paid from the profit" },
    ],
    right: 3,
  },
  {
    ask: { id: "Apa yang membuat pembeli di HP lebih percaya?", en: "What makes buyers on a phone trust more?" },
    choices: [
      { id: "Foto yang jelas, harga, berat, dan cara memesan yang benar", en: "Clear photos, price, weight and how to order, all true" },
      { id: "Foto produk orang lain yang lebih bagus", en: "A finer photo of somebody else's product" },
      { id: "Janji yang berlebihan", en: "Promises that go too far" },
    ],
    right: 0,
  },
  {
    ask: { id: "Penjualan turun dua bulan berturut-turut. Apa yang sebaiknya dilakukan lebih dahulu?", en: "Sales have fallen for two months. What is best done first?" },
    choices: [
      { id: "Menambah utang agar tetap besar", en: "Borrow more to stay large" },
      { id: "Melihat catatan dan bertanya kepada pembeli apa yang berubah", en: "Look at the records and ask customers what has changed" },
      { id: "Menutup usaha hari itu juga", en: "Close the business the same day" },
    ],
    right: 1,
  },
];
