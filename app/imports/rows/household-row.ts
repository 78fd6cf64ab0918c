import { EDUCATIONS, MARITAL_STATUSES, MEMBER_ROLES, SEXES, type Education, type MaritalStatus, type MemberRole, type Sex } from "~/households/codes";
import type { PlainDate } from "~/shared/dates";
import { nikFacts } from "~/shared/parse-nik";
import type { Identifier, RowReading, Said } from "./row-reading";
import { villageNamed, type VillageNamed } from "./village-named";

/** One person of a household as a row tells of them; the household's own facts stand in each of its rows. */
export type HouseholdRow = {
  id: Said<string>;
  version: Said<number>;
  village: VillageNamed;
  kk: Said<Identifier>;
  label: Said<string>;
  address: Said<string>;
  nik: Said<Identifier>;
  fullName: Said<string>;
  memberRole: Said<MemberRole>;
  sex: Said<Sex>;
  birthDate: Said<PlainDate>;
  birthYear: Said<number>;
  education: Said<Education>;
  marital: Said<MaritalStatus>;
  phone: Said<Identifier>;
  note: Said<string>;
};

/** Reads a row of `households`; what is wrong with it stands in its messages. `missing`: groups without a column. */
export function readHouseholdRow(row: RowReading, missing: readonly string[]): HouseholdRow {
  const read: HouseholdRow = {
    id: row.uuid("id"),
    version: row.version(),
    village: villageNamed(row),
    kk: row.kk(),
    label: row.line("keluarga", 80),
    address: row.line("alamat", 200),
    nik: row.nik(),
    fullName: row.line("nama", 120),
    memberRole: row.code("hubungan", MEMBER_ROLES),
    sex: row.code("jenis_kelamin", SEXES),
    birthDate: row.date("tanggal_lahir"),
    birthYear: row.year("tahun_lahir"),
    education: row.code("pendidikan", EDUCATIONS),
    marital: row.code("status_kawin", MARITAL_STATUSES),
    phone: row.phone(),
    note: row.paragraphs("catatan", 2000),
  };
  if (read.birthDate && read.birthYear !== null && read.birthYear !== undefined && !read.birthDate.startsWith(String(read.birthYear))) row.say("birth_year_differs", "tahun_lahir");
  if (read.nik && "number" in read.nik && nikFacts(read.nik.number, "2099-12-31").birthDate === null) row.say("nik_impossible", "nik");
  row.require("nama", read.fullName, missing);
  return read;
}
