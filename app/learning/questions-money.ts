import type { Question } from "./questions";

/** Family UANG-1: planning, saving, borrowing and sending money. */
export const MONEY_QUESTIONS: readonly Question[] = [
  {
    ask: { id: "Kiriman uang baru saja diterima. Apa yang sebaiknya dilakukan lebih dahulu?", en: "Money has just arrived. What is best done first?" },
    choices: [
      { id: "Membeli yang diinginkan, sisanya ditabung", en: "Buy what one would like, save what is left" },
      { id: "Menyisihkan tabungan dan kebutuhan pokok menurut rencana", en: "Set aside savings and basic needs as planned" },
      { id: "Meminjamkan kepada saudara yang meminta", en: "Lend it to relatives who ask" },
    ],
    right: 1,
  },
  {
    ask: { id: "Mana yang termasuk kebutuhan, bukan keinginan?", en: "Which of these is a need and not a wish?" },
    choices: [
      { id: "Beras dan biaya sekolah anak", en: "Rice and the children's school costs" },
      { id: "HP baru padahal yang lama masih baik", en: "A new phone while the old one still works" },
      { id: "Motor kedua", en: "A second motorbike" },
      { id: "Pesta yang besar", en: "A large feast" },
    ],
    right: 0,
  },
  {
    ask: { id: "Untuk apa dana darurat?", en: "What is an emergency fund for?" },
    choices: [
      { id: "Belanja hari raya", en: "Shopping for the feast days" },
      { id: "Modal usaha teman", en: "Capital for a friend's business" },
      { id: "Kejadian yang tidak diduga, seperti sakit atau kiriman berhenti", en: "What nobody expects, like illness or money that stops coming" },
    ],
    right: 2,
  },
  {
    ask: { id: "Sebuah keluarga belanja Rp 2 juta sebulan dan mempunyai tabungan Rp 6 juta. Berapa bulan tabungan itu cukup bila tidak ada pemasukan?", en: "A family spends Rp 2 million a month and has savings of Rp 6 million. For how many months do they last without any income?" },
    choices: [{ id: "Dua bulan", en: "Two months" }, { id: "Tiga bulan", en: "Three months" }, { id: "Enam bulan", en: "Six months" }, { id: "Dua belas bulan", en: "Twelve months" }],
    right: 1,
  },
  {
    ask: { id: "Pemasukan Rp 3 juta sebulan, cicilan utang Rp 1,5 juta. Bagaimana keadaannya?", en: "Income is Rp 3 million a month, instalments are Rp 1.5 million. How does it stand?" },
    choices: [
      { id: "Aman, karena masih ada sisa", en: "Safe, since something is left" },
      { id: "Belum perlu dipikirkan", en: "Nothing to think about yet" },
      { id: "Berat, karena separuh pemasukan habis untuk cicilan", en: "Heavy, since half of the income goes into instalments" },
    ],
    right: 2,
  },
  {
    ask: { id: "Dua penyedia mengirim uang. Apa yang dibandingkan agar tahu mana yang lebih murah?", en: "Two providers send money. What is compared to know which is cheaper?" },
    choices: [
      { id: "Biaya kirim dan kurs, sampai rupiah yang diterima di rumah", en: "Fee and exchange rate, down to the rupiah that arrive at home" },
      { id: "Biaya kirim saja", en: "The fee alone" },
      { id: "Warna dan besar kantornya", en: "The look and size of the office" },
    ],
    right: 0,
  },
  {
    ask: { id: "Mengapa pemasukan dan belanja dicatat?", en: "Why are income and spending written down?" },
    choices: [
      { id: "Agar tetangga percaya", en: "So that neighbours believe it" },
      { id: "Agar tahu ke mana uang pergi dan dapat mengatur bulan depan", en: "To know where money goes and to plan the next month" },
      { id: "Karena bank selalu memintanya", en: "Because banks always ask for it" },
    ],
    right: 1,
  },
  {
    ask: { id: "Ada pinjaman lewat pesan HP: cair lima menit, meminta akses ke semua kontak. Apa yang sebaiknya dilakukan?", en: "A loan is offered by a phone message: paid in five minutes, it wants access to all contacts. What is best done?" },
    choices: [
      { id: "Segera mengisi data sebelum habis", en: "Fill in the data before it is gone" },
      { id: "Meminjam sedikit saja untuk mencoba", en: "Borrow just a little to try" },
      { id: "Meneruskan pesannya kepada teman", en: "Pass the message on to friends" },
      { id: "Tidak menanggapi, dan memeriksa dahulu apakah pemberi pinjaman berizin OJK", en: "Not answer, and first check whether the lender is licensed by OJK" },
    ],
    right: 3,
  },
  {
    ask: { id: "Seseorang menelepon mengaku dari bank dan meminta kode OTP. Apa yang dilakukan?", en: "Somebody calls, claims to be from the bank and asks for the OTP code. What does one do?" },
    choices: [
      { id: "Tidak memberikannya kepada siapa pun", en: "Give it to nobody" },
      { id: "Memberikannya bila orangnya sopan", en: "Give it if the caller is polite" },
      { id: "Mengirimnya lewat pesan agar aman", en: "Send it by message to be safe" },
    ],
    right: 0,
  },
  {
    ask: { id: "Kapan sebaiknya keluarga membicarakan tujuan uang kiriman?", en: "When should a family talk about what the money is for?" },
    choices: [
      { id: "Setelah uangnya habis", en: "After it is spent" },
      { id: "Tidak perlu, cukup satu orang yang tahu", en: "Not at all, one person knowing is enough" },
      { id: "Sejak sebelum berangkat, lalu secara teratur bersama-sama", en: "Before departure, and regularly together from then on" },
    ],
    right: 2,
  },
];
