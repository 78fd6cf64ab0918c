import type { Random } from "../demo/random";

// From the most to the least common: a name at the front belongs to hundreds, one at the end to a few.
const javaWomen = "Siti Sri Dewi Sumiati Suparti Wahyuni Lestari Nur Endang Yuliana Ratna Sulastri Nurhayati Winarti Partini Mujiati Ida Erna Fitri Sulistyowati Sumarni Tumini Rukmini Katini Jumirah Nining Karsih Rina Ayu Lilis Murni Halimah Eka Anik Tutik Umi Kholifah Mariyati Lilik Indah Susiati Rohmah Watini Sutini Mesiyem Kasiyati Ponirah Sarinem Wiwik Yayuk Titin Diana Novita Puji Retno Kusmiati Rusmini Samini".split(" ");
const javaMen = "Slamet Agus Budi Sutrisno Joko Eko Bambang Imam Hadi Sugeng Suyatno Mulyono Paiman Wagiman Supri Darto Karyo Rohman Wawan Tarno Yanto Samsul Basuki Harun Mujiono Sunaryo Suwarno Katiran Misdi Sukirman Edi Dwi Heri Nur Ahmad Muhammad Moh. Abdul Suparno Suprapto Kusnan Tukiran Jumadi Kamari Rudi Andik Yusuf Mistar Saiful Zainul Anam Gunawan Marsudi Wiyono Ponidi Sarmin".split(" ");
const javaLast = "Santoso Wahyudi Lestari Rahayu Wibowo Hidayat Utomo Susanti Nugroho Saputra Handayani Purnomo Kurniawan Astuti Wijaya Hartono Aminah Mulyani Pratama Setyo Riadi Ningsih Wati Setiawan Hariyanto Subagyo Prasetyo Kusuma Widodo Arifin Fauzi Rohmatin Maghfiroh Yulianto Cahyono Sulistyo Anggraeni Permata Firmansyah Mustofa".split(" ");
const ntbWomen = "Nurhayati Sri Siti Rohani Sahnun Inaq Baiq Mariam Aminah Hadijah Rabiah Saknah Nurul Hikmah Zaenab Mahnim Rukayah Sumiati Salmah Jumaiyah Ernawati Yuliana Rehan Salimah Fatmah Maesarah Suhartini Halimatussakdiah Rusni Asmayanti".split(" ");
const ntbMen = "Muhammad Lalu Ahmad Abdul Sahnun Amaq Mahsun Zaenuddin Sapriadi Samsul Hamdi Saharudin Jumahir Ramli Suhaili Mustiadi Munawir Herman Saprudin Mahrup Rusdi Islahudin Marzuki Syarifudin Kamarudin Nasrudin Sabirin Sadarudin Akmaludin Muhsin".split(" ");
const ntbLast = "Hadi Rahman Aini Hidayati Wathoni Azhar Fitriani Saputra Sakinah Hasanah Ihsan Mulyadi Apriani Hasbi Anwar Fathoni Zulkarnaen Husni Jayadi Wirawan Suryani Laili Asmawati Satriawan Maulana".split(" ");
/** People of one name only, as many of the older generation are. */
const SINGLE = 0.12;

/** A name as they are in the province; many people share one. */
export function nameOf(random: Random, sex: "L" | "P", ntb: boolean): string {
  const first = common(random, sex === "P" ? (ntb ? ntbWomen : javaWomen) : ntb ? ntbMen : javaMen);
  return random.chance(SINGLE) ? first : `${first} ${common(random, ntb ? ntbLast : javaLast)}`;
}

/** Those in front more often. */
const common = (random: Random, names: readonly string[]): string => names[Math.floor(names.length * random.next() ** 1.6)]!;
