import type { Random } from "./random";

const women = ["Siti", "Sri", "Dewi", "Tumini", "Suparti", "Wahyuni", "Lestari", "Rukmini", "Katini", "Endang", "Yuliana", "Ratna", "Jumirah", "Sulastri", "Nurhayati", "Winarti", "Partini", "Mujiati", "Ida", "Erna", "Fitri", "Nining", "Sumiati", "Karsih", "Rina", "Ayu", "Lilis", "Murni", "Halimah", "Baiq Nuri"];
const men = ["Slamet", "Paiman", "Wagiman", "Darto", "Supri", "Budi", "Agus", "Joko", "Sutrisno", "Karyo", "Imam", "Hadi", "Suyatno", "Mulyono", "Eko", "Bambang", "Rohman", "Wawan", "Sugeng", "Tarno", "Yanto", "Kasim", "Lalu Amin", "Samsul", "Nurdin", "Basuki", "Harun", "Juma'in"];
const last = ["Santoso", "Setyo", "Wibowo", "Rahayu", "Lestari", "Hidayat", "Utomo", "Riadi", "Susanti", "Nugroho", "Saputra", "Handayani", "Purnomo", "Kurniawan", "Astuti", "Wijaya", "Hartono", "Aminah", "Mulyani", "Pratama"];

export function personName(random: Random, sex: "L" | "P"): string {
  return `${random.pick(sex === "P" ? women : men)} ${random.pick(last)}`;
}

/** The nickname of a household's file, as a coordinator would write it. */
export function householdLabel(headName: string, sex: "L" | "P"): string {
  const [first = "", second = ""] = headName.split(" ");
  return `Keluarga ${sex === "P" ? "Bu" : "Pak"} ${first} ${second.slice(0, 1)}.`;
}
