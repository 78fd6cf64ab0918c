import { MEMBER_ROLES, type MemberRole } from "~/households/codes";
import {
  JOURNEY_SOURCES, JOURNEY_STATES, PROCEDURAL_STATUSES, SCHEMES, SECTORS,
  type JourneySource, type JourneyState, type ProceduralStatus, type Scheme, type Sector,
} from "~/journeys/codes";
import { COUNTRIES, usualCurrency, type Country } from "~/shared/countries";
import { findCurrency, type Currency } from "~/shared/currencies";
import type { PlainDate } from "~/shared/dates";
import { isUnknownText } from "~/shared/text";
import type { Identifier, RowReading, Said } from "./row-reading";
import { villageNamed, type VillageNamed } from "./village-named";

/** One migration of one person, as a list of an office or of a village tells of it. */
export type JourneyRow = {
  id: Said<string>;
  version: Said<number>;
  village: VillageNamed;
  nik: Said<Identifier>;
  fullName: Said<string>;
  kk: Said<Identifier>;
  label: Said<string>;
  memberRole: Said<MemberRole>;
  country: Said<Country>;
  status: Said<JourneyState>;
  procedural: Said<ProceduralStatus>;
  sector: Said<Sector>;
  scheme: Said<Scheme>;
  jobTitle: Said<string>;
  companyName: Said<string>;
  employerName: Said<string>;
  departedOn: Said<PlainDate>;
  returnedOn: Said<PlainDate>;
  contractStart: Said<PlainDate>;
  contractEnd: Said<PlainDate>;
  wageMinor: Said<bigint>;
  wageCurrency: Said<Currency>;
  source: Said<JourneySource>;
  note: Said<string>;
};

export function readJourneyRow(row: RowReading, missing: readonly string[]): JourneyRow {
  const country = row.code("negara", COUNTRIES, "HK, TW, MY, SG, JP, KR, SA, AE, …");
  const wageCurrency = currencyOf(row);
  const wageUnit = wageCurrency ?? (country ? usualCurrency(country) : null);
  if (!wageUnit && !isUnknownText(row.cell("gaji").text) && !row.messages.some(({ field }) => field === "mata_uang_gaji")) row.say("required", "mata_uang_gaji");
  const wageMinor = wageUnit ? row.amount("gaji", wageUnit) : undefined;
  const read: JourneyRow = {
    country, wageMinor, wageCurrency: wageMinor ? wageUnit : wageCurrency,
    id: row.uuid("id"),
    version: row.version(),
    village: villageNamed(row),
    nik: row.nik(),
    fullName: row.line("nama", 120),
    kk: row.kk(),
    label: row.line("keluarga", 80),
    memberRole: row.code("hubungan", MEMBER_ROLES),
    status: row.code("status", JOURNEY_STATES),
    procedural: row.code("status_prosedural", PROCEDURAL_STATUSES),
    sector: row.code("sektor", SECTORS),
    scheme: row.code("skema", SCHEMES),
    jobTitle: row.line("jabatan", 120),
    companyName: row.line("p3mi", 160),
    employerName: row.line("majikan", 120),
    departedOn: row.date("tanggal_berangkat"),
    returnedOn: row.date("tanggal_pulang"),
    contractStart: row.date("kontrak_mulai"),
    contractEnd: row.date("kontrak_selesai"),
    source: row.code("sumber", JOURNEY_SOURCES),
    note: row.paragraphs("catatan", 2000),
  };
  row.require("nama", read.fullName, missing);
  row.require("negara", read.country, missing);
  row.require("status", read.status, missing);
  return read;
}

function currencyOf(row: RowReading): Said<Currency> {
  const { text } = row.cell("mata_uang_gaji");
  if (isUnknownText(text)) return row.has("mata_uang_gaji") ? null : undefined;
  const currency = findCurrency(text);
  if (currency === null) return void row.say("unknown_currency", "mata_uang_gaji");
  row.values.mata_uang_gaji = currency;
  return currency;
}
