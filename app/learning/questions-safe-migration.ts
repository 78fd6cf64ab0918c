import type { Question } from "./questions";

/** Family AMAN-1: before, during and after work abroad. */
export const SAFE_MIGRATION_QUESTIONS: readonly Question[] = [
  {
    ask: { id: "Seseorang menawarkan kerja di luar negeri. Apa yang diperiksa lebih dahulu?", en: "Somebody offers work abroad. What is checked first?" },
    choices: [
      { id: "Apakah gajinya paling tinggi", en: "Whether the wage is the highest" },
      { id: "Apakah perusahaan penempatannya berizin dan lowongannya benar ada", en: "Whether the placement company is licensed and the vacancy is real" },
      { id: "Apakah orangnya masih saudara", en: "Whether the person is a relative" },
    ],
    right: 1,
  },
  {
    ask: { id: "Berapa usia paling muda untuk bekerja di luar negeri sebagai pekerja migran?", en: "What is the youngest age for working abroad as a migrant worker?" },
    choices: [{ id: "15 tahun", en: "15 years" }, { id: "17 tahun", en: "17 years" }, { id: "18 tahun", en: "18 years" }],
    right: 2,
  },
  {
    ask: { id: "Calo mengajak berangkat dengan visa kunjungan atau wisata, “nanti diurus di sana”. Apa artinya?", en: "A broker suggests leaving on a visit or tourist visa, “it will be arranged there”. What does that mean?" },
    choices: [
      { id: "Berangkat tanpa izin kerja dan mudah terjerat masalah tanpa perlindungan", en: "One leaves without leave to work, and may get into trouble unprotected" },
      { id: "Sama amannya, hanya lebih cepat", en: "It is as safe, only faster" },
      { id: "Boleh, asal keluarga setuju", en: "It is allowed if the family agrees" },
    ],
    right: 0,
  },
  {
    ask: { id: "Kapan perjanjian kerja dibaca dan dipahami?", en: "When is the work contract read and understood?" },
    choices: [
      { id: "Setelah gaji pertama", en: "After the first wage" },
      { id: "Sebelum ditandatangani, dalam bahasa yang dimengerti", en: "Before it is signed, in a language one understands" },
      { id: "Tidak perlu, majikan yang menyimpan", en: "Not at all, the employer keeps it" },
    ],
    right: 1,
  },
  {
    ask: { id: "Apa yang harus jelas dalam perjanjian kerja?", en: "What has to be clear in a work contract?" },
    choices: [
      { id: "Nama tetangga majikan", en: "The names of the employer's neighbours" },
      { id: "Hanya gajinya", en: "The wage alone" },
      { id: "Hanya tanggal berangkat", en: "The day of departure alone" },
      { id: "Jenis pekerjaan, jam kerja, upah, cuti, dan jaminan sosial", en: "Kind of work, hours, wage, leave and social security" },
    ],
    right: 3,
  },
  {
    ask: { id: "Di mana menyimpan salinan paspor, kontrak, dan nomor telepon penting?", en: "Where are copies of passport, contract and important phone numbers kept?" },
    choices: [
      { id: "Cukup pada majikan", en: "With the employer is enough" },
      { id: "Pada diri sendiri dan pada keluarga di rumah", en: "With oneself and with the family at home" },
      { id: "Pada calo yang mengantar", en: "With the broker who takes one along" },
    ],
    right: 1,
  },
  {
    ask: { id: "Majikan menahan upah berbulan-bulan. Kepada siapa meminta bantuan?", en: "An employer holds back wages for months. Whom does one ask for help?" },
    choices: [
      { id: "Perwakilan RI (KBRI atau KJRI) dan saluran pengaduan pemerintah", en: "The Indonesian embassy or consulate, and the government's complaint lines" },
      { id: "Tidak kepada siapa pun, agar tidak dipulangkan", en: "Nobody, so as not to be sent home" },
      { id: "Calo yang menawarkan majikan lain secara diam-diam", en: "A broker who secretly offers another employer" },
    ],
    right: 0,
  },
  {
    ask: { id: "Diminta membayar biaya penempatan. Apa yang sebaiknya dilakukan?", en: "One is asked to pay for the placement. What is best done?" },
    choices: [
      { id: "Langsung membayar agar tidak didahului orang", en: "Pay at once before others do" },
      { id: "Meminjam kepada rentenir", en: "Borrow from a moneylender" },
      { id: "Meminta rincian tertulis dan kuitansi, lalu menanyakannya ke Disnaker atau LTSA", en: "Ask for a written list and receipts, and ask the labour office or the one-stop service (LTSA)" },
    ],
    right: 2,
  },
  {
    ask: { id: "Untuk apa jaminan sosial pekerja migran (JKK dan JKM)?", en: "What is social security of migrant workers (accident and death cover) for?" },
    choices: [
      { id: "Untuk menambah gaji setiap bulan", en: "To raise the wage each month" },
      { id: "Untuk perlindungan bila terjadi kecelakaan kerja atau kematian", en: "For cover in case of an accident at work or a death" },
      { id: "Untuk membayar tiket liburan", en: "To pay for a holiday ticket" },
    ],
    right: 1,
  },
  {
    ask: { id: "Sebelum berangkat, apa yang sebaiknya diketahui keluarga dan desa?", en: "What should the family and the village know before departure?" },
    choices: [
      { id: "Tidak ada, agar tidak khawatir", en: "Nothing, so that they do not worry" },
      { id: "Hanya tanggal pulang", en: "Only the day of return" },
      { id: "Negara, perusahaan, alamat kerja, dan cara menghubungi", en: "Country, company, place of work and how to be reached" },
    ],
    right: 2,
  },
];
