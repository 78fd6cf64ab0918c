import { codeKey } from "~/shared/codes";

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

export type PasswordRefusal = "too_short" | "too_long" | "too_common" | "own_name" | "too_plain";

/**
 * Why a new password is refused; null when it will do. Length counts, not capitals and signs (NIST SP 800-63B, 2025).
 * Refused are words everybody tries, also with numbers around them or written in signs ("r4h4s14_2025"), one's own name
 * or login, and runs of a keyboard or of one letter.
 */
export function passwordRefusal(password: string, own: { login: string; name: string }): PasswordRefusal | null {
  if ([...password].length < SHORTEST_PASSWORD) return "too_short";
  if (password.length > LONGEST_PASSWORD) return "too_long";
  if (new Set(password.toLowerCase()).size < 4 || isRun(password)) return "too_plain";
  const cores = [lettersOf(password), lettersOf(unsigned(password))];
  if (cores.some(isOnlyCommonWords)) return "too_common";
  const ownWords = [own.login, ...own.name.split(/\s+/), own.name].map(lettersOf).filter((word) => word.length >= 3);
  return cores.some((core) => ownWords.some((word) => core === word || core === word + word)) ? "own_name" : null;
}

/** "R4h4s14!" → "rahasia": the signs people put for letters. */
function unsigned(text: string): string {
  const letters: Record<string, string> = { "4": "a", "@": "a", "3": "e", "1": "i", "!": "i", "0": "o", "5": "s", $: "s", "7": "t", "8": "b", "9": "g" };
  const inner = text.toLowerCase().replace(/[^\p{L}\d]*\d{0,4}[^\p{L}\d]*$/u, "");
  return inner.replace(/[4@31!05$789]/g, (sign) => letters[sign] ?? sign);
}

const lettersOf = (text: string) => codeKey(text).replace(/\d/g, "");

/** Nothing but one or two of the words everybody tries; an empty core is a password of digits and signs alone. */
function isOnlyCommonWords(core: string): boolean {
  if (core === "" || COMMON.has(core)) return true;
  for (let cut = 2; cut <= core.length - 2; cut += 1) {
    if (COMMON.has(core.slice(0, cut)) && COMMON.has(core.slice(cut))) return true;
  }
  return false;
}

const RUNS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn"];

function isRun(password: string): boolean {
  const text = password.toLowerCase();
  const backwards = [...text].reverse().join("");
  return RUNS.some((run) => (run + run).includes(text) || (run + run).includes(backwards));
}

/** Words that stand at the top of every list of guessed passwords, and those that people here think of first. */
const COMMON = new Set(
  `password passw pass kata sandi katasandi rahasia sangatrahasia admin administrator root user login welcome selamat
  datang selamatdatang masuk qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn abc abcd abcdef letmein iloveyou monkey
  dragon football baseball master superman batman princess sunshine shadow secret google facebook whatsapp instagram
  indonesia merdeka garuda pancasila nusantara bismillah alhamdulillah assalamualaikum allahuakbar subhanallah
  masyaallah insyaallah allah muhammad sayang cinta aku kamu akucintakamu akusayangkamu cintaku sayangku cantik ganteng
  bunda ayah ibu bapak mama papa anak anakku keluarga kucing bidadari bahagia sukses semangat jaya doraemon naruto
  persija persib arema persebaya aremania bonek dewa sepakbola jakarta surabaya bandung malang tulungagung blitar
  kediri ponorogo madiun mataram lombok jawa jawatimur jatim ntb desa desaku desaproduktif produktif pekerja migran
  pmi tki bpmi bpmikmi kantong satgas coba contoh tes test testing demo temp sementara baru ganti gantisandi default
  changeme hallo halo hello januari februari maret april mei juni juli agustus september oktober november desember
  senin selasa rabu kamis jumat sabtu minggu satu dua tiga empat lima enam tujuh delapan sembilan sepuluh`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
