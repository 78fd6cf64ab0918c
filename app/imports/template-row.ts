import { canonicalHeaders } from "./columns";
import type { ImportableKind } from "./import-types";

/** Columns that only an export fills, or that say again what another column says. */
const LEFT_OUT = new Set(["id", "versi", "id_keluarga", "nama_kecamatan", "nama_kabupaten", "kode_kecamatan", "kode_kabupaten"]);

/** The columns of an empty file to fill in. */
export const templateHeaders = (kind: ImportableKind): string[] => canonicalHeaders(kind).filter((header) => !LEFT_OUT.has(header));

/** What marks the example row, so that a forgotten one is never taken for a person. */
const EXAMPLE_MARK = "CONTOH";

/** One row that shows how each column is written; its village is the one the file is for. */
export function exampleRow(kind: ImportableKind, village: { code: string; name: string }): { [header: string]: string } {
  return { kode_desa: village.code, nama_desa: village.name, ...examples[kind] };
}

const household = { no_kk: "3504012304150017", keluarga: `${EXAMPLE_MARK} Keluarga Bu Siti (hapus baris ini)` };

const examples: { readonly [kind in ImportableKind]: { [header: string]: string } } = {
  households: {
    ...household,
    nik: "3504015204850003",
    nama: `${EXAMPLE_MARK} Siti Aminah (hapus baris ini)`,
    hubungan: "kepala",
    jenis_kelamin: "P",
    tanggal_lahir: "1985-04-12",
    pendidikan: "smp",
    status_kawin: "kawin",
    telepon: "081234500017",
    alamat: "Dusun Krajan RT 02 RW 01",
    catatan: "",
  },
  journeys: {
    ...household,
    nik: "3504015203900004",
    nama: `${EXAMPLE_MARK} Sri Wahyuni (hapus baris ini)`,
    hubungan: "anak",
    negara: "HK",
    status: "bekerja",
    status_prosedural: "prosedural",
    sektor: "rumah_tangga",
    jabatan: "Penata laksana rumah tangga",
    skema: "p_to_p",
    p3mi: "PT Contoh Sejahtera",
    majikan: "",
    tanggal_berangkat: "2024-02-01",
    kontrak_mulai: "2024-02-01",
    kontrak_selesai: "2026-01-31",
    gaji: "4990",
    mata_uang_gaji: "HKD",
    sumber: "SISKOP2MI",
  },
  remittances: {
    ...household,
    nik_pengirim: "3504015203900004",
    tanggal_terima: "2025-03-12",
    tanggal_kirim: "2025-03-11",
    jumlah_kirim: "2500",
    mata_uang: "HKD",
    biaya: "20",
    kurs: "2085",
    jumlah_terima: "5212500",
    biaya_terima: "0",
    saluran: "mto",
    penyedia: "Contoh Remit",
    bukti: "struk",
  },
  uses: {
    ...household,
    bulan: "2025-03",
    kategori: "pendidikan",
    jumlah: "1500000",
    aset_produktif: "tidak",
    untuk_usaha: "tidak",
  },
  surveys: {
    ...household,
    ronde: "BASE",
    tanggal: "2025-03-12",
    pendapatan_kiriman: "3500000",
    pendapatan_lokal: "900000",
    pendapatan_usaha: "0",
    belanja_pangan: "1500000",
    belanja_nonpangan: "900000",
    belanja_pendidikan: "600000",
    belanja_kesehatan: "250000",
    belanja_sosial: "400000",
    belanja_lain: "200000",
    cicilan_pokok: "300000",
    cicilan_bunga: "50000",
    tabungan_likuid: "9000000",
    catat_keuangan: "tidak",
    catatan: "",
  },
  attendance: {
    kegiatan: "Kelas mengatur uang keluarga",
    tanggal: "2025-03-12",
    nik: "3504015204850003",
    nama: `${EXAMPLE_MARK} Siti Aminah (hapus baris ini)`,
    sesi: "1",
    status: "hadir",
  },
};
