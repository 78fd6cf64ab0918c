import { searchKey } from "~/shared/text";

const LEVEL_WORDS: Record<string, string> = {
  desa: "",
  ds: "",
  kelurahan: "",
  kel: "",
  kecamatan: "",
  kec: "",
  provinsi: "",
  prov: "",
  kabupaten: "kabupaten",
  kab: "kabupaten",
  kota: "kota",
};

/**
 * What to look for: the words that must occur, and the whole phrase, in which "kabupaten" and "kota" tell two areas of
 * one name apart. At most six words. Words for a level alone ("kota") are looked for as they are.
 */
export function searchWords(text: string): { words: string[]; phrase: string } {
  const typed = searchKey(text).split(" ").filter(Boolean);
  const names = typed.filter((word) => !Object.hasOwn(LEVEL_WORDS, word));
  const phrase = typed.map((word) => Object.hasOwn(LEVEL_WORDS, word) ? LEVEL_WORDS[word] : word).filter(Boolean).slice(0, 7).join(" ");
  return { words: (names.length > 0 ? names : typed).slice(0, 6), phrase: phrase || typed.join(" ") };
}
