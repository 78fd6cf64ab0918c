import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import type { Role } from "~/db/actor";
import { indicatorsFor } from "~/indicators/indicators-cli.server";
import type { IndicatorRow } from "~/indicators/figure";
import { formatFigure } from "~/indicators/showing";
import { loader as dashboard } from "~/routes/_app.wilayah.$code._index";
import { loader as glossary } from "~/routes/_app.glosarium";
import { loader as records } from "~/routes/_app.wilayah.$code.indikator.$id";
import { loader as csv } from "~/routes/wilayah.$code.indikator[.]csv";
import { loader as xlsx } from "~/routes/wilayah.$code.indikator[.]xlsx";
import { signedIn } from "../factories/sign-in";
import { world } from "./world";

const VILLAGE = "35.04.09.2001";
const SMALL = "35.04.09.2002";
const RETIRED = "52.03.09.2001";
const SUCCESSOR = "52.03.21.2001";
const PERIOD = "dari=2024-01&sampai=2024-04";

type Headers = { Cookie: string };
const people: Record<"coordinator" | "planner" | "sister" | "lombok" | "family" | "admin", Headers> = {} as never;

beforeAll(async () => {
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  const { family, sent, nothing } = world(sql);
  for (let at = 0; at < 8; at += 1) {
    const home = await family(VILLAGE, [{ country: at === 0 ? "JP" : at % 2 ? "TW" : "HK", departedOn: at < 3 ? "2024-05-10" : "2020-01-15", procedural: "prosedural" }]);
    for (const month of ["02", "03"]) await sent(home, { month: `2024-${month}`, idr: 2_000_000 + at * 250_000, channel: at === 1 ? "hand_carried" : "bank", country: at === 0 ? "JP" : at % 2 ? "TW" : "HK", currency: "HKD", sent: 1_200, fee: 25, applied: 2_020, reference: 2_060 });
    await nothing(home, "2024-04");
  }
  for (let at = 0; at < 2; at += 1) await sent(await family(SMALL), { month: "2024-02", idr: 9_000_000 });
  for (let at = 0; at < 6; at += 1) await sent(await family(RETIRED), { month: "2024-02", idr: 1_500_000 });
  await sql.end();
  const as = async (role: Role, areaCode: string) => (await signedIn({ grants: [{ role, areaCode }] })).headers;
  people.coordinator = await as("koordinator_desa", VILLAGE);
  people.sister = await as("koordinator_desa", "35.04.09.2003");
  people.planner = await as("perencana", "35.04");
  people.lombok = await as("perencana", "52");
  people.family = await as("keluarga", VILLAGE);
  people.admin = await as("administrator", "ID");
});

const args = (path: string, params: Record<string, string>, headers: Partial<Headers> = {}): LoaderFunctionArgs =>
  ({ request: new Request(`http://desa.test${path}`, { headers: headers as Record<string, string> }), params, context: {} }) as unknown as LoaderFunctionArgs;
const see = (who: Partial<Headers>, code: string, query = PERIOD) => dashboard(args(`/wilayah/${code}?${query}`, { code }, who));
const statusOf = async (work: Promise<unknown>): Promise<number> => {
  const answer = (await work.catch((thrown: unknown) => thrown)) as Response & { init?: { status: number } };
  return answer.status ?? answer.init?.status ?? 200;
};
const fileOf = async (who: Headers, code: string, query = PERIOD) => {
  const response = await csv(args(`/wilayah/${code}/indikator.csv?${query}`, { code }, who));
  const text = (await response.text()).replace(/^\uFEFF/, "");
  const [head = "", ...lines] = text.trim().split("\r\n");
  const keys = head.split(";");
  return { response, rows: lines.map((line) => Object.fromEntries(line.split(";").map((cell, at) => [keys[at], cell.replace(/^"|"$/g, "")]))) };
};

describe("who may open an area's figures", () => {
  it("a coordinator: the own village, with what is to be done; not the next one nor the one above", async () => {
    const { tasks, seesPeople } = await see(people.coordinator, VILLAGE);
    expect(seesPeople).toBe(true);
    expect(tasks).toMatchObject({ missing: 8, eligible: 8 });
    for (const code of ["35.04.09.2003", "35.04.09", "35.04", "35", "ID", "52"]) expect(await statusOf(see(people.coordinator, code)), code).toBe(404);
  });

  it("a planner: every area inside the own one, without anybody's tasks", async () => {
    for (const code of [VILLAGE, "35.04.09", "35.04"]) expect((await see(people.planner, code)).tasks, code).toBeNull();
    for (const code of ["35", "35.05", "52.03"]) expect(await statusOf(see(people.planner, code)), code).toBe(404);
  });

  it("nobody signed out, no family, and no area that does not exist", async () => {
    expect(await statusOf(see({}, VILLAGE))).toBe(302);
    expect(await statusOf(see(people.family, VILLAGE))).toBe(404);
    for (const code of ["99.99", "\0", `${VILLAGE}\0`, "id", "35'"]) expect(await statusOf(see(people.admin, code)), code).toBe(404);
    expect(await statusOf(csv(args("/wilayah/x/indikator.csv", { code: "\0" }, people.admin)))).toBe(404);
    expect(await statusOf(see(people.admin, "ID"))).toBe(200);
  });

  it("the same holds for files, records and the glossary", async () => {
    for (const file of [csv, xlsx]) {
      expect(await statusOf(file(args(`/wilayah/${VILLAGE}/indikator`, { code: VILLAGE })))).toBe(302);
      expect(await statusOf(file(args("/wilayah/35.04/indikator", { code: "35.04" }, people.coordinator)))).toBe(404);
      expect(await statusOf(file(args(`/wilayah/${VILLAGE}/indikator`, { code: VILLAGE }, people.sister)))).toBe(404);
    }
    expect(await statusOf(records(args(`/wilayah/${VILLAGE}/indikator/R01`, { code: VILLAGE, id: "R01" }, people.sister)))).toBe(404);
    expect(await statusOf(glossary(args("/glosarium", {})))).toBe(302);
  });
});

describe("one number, wherever it is read", () => {
  it("a card, the file and the command give the same", async () => {
    const { cards } = await see(people.coordinator, VILLAGE);
    const { rows } = await fileOf(people.coordinator, VILLAGE);
    const command = await indicatorsFor({ region: VILLAGE, from: "2024-01", to: "2024-04" });
    const engine = new Map((command.ok ? command.value.rows : []).map((row): [string, IndicatorRow] => [row.indicator, row]));
    const shown = cards.filter(({ value }) => value !== null);
    expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(["R01", "R03", "R05", "R07"]));
    for (const { id, value } of shown) {
      const row = engine.get(id)!;
      expect(formatFigure(id, row, "id"), id).toBe(value);
      const line = rows.find((one) => one.indikator === id && one.pemilahan === "")!;
      expect(Number(line.nilai!.replace(",", ".")), id).toBeCloseTo(row.value!, 9);
      expect([line.n, line.diketahui, line.seharusnya].map(Number), id).toEqual([row.n, row.known, row.eligible]);
    }
  });

  it("bars of months and channels add up to the total; a month nobody reported is a gap and no zero (C102)", async () => {
    const { charts, cards } = await see(people.coordinator, VILLAGE);
    const total = 2 * (8 * 2_000_000 + 28 * 250_000);
    expect(cards.find(({ id }) => id === "R01")!.value).toBe("Rp 46 juta");
    const sum = (values: (number | null)[]) => values.reduce((whole: number, value) => whole + (value ?? 0), 0);
    expect([sum(charts.months.map(({ value }) => value)), sum(charts.channels.map(({ value }) => value))]).toEqual([total, total]);
    const month = (wanted: string) => charts.months.find((point) => point.month === `2024-${wanted}`)!.value;
    expect([month("01"), month("04")]).toEqual([null, 0]);
  });

  it("without a period the last twelve months with data are shown, and it is said so", async () => {
    const { query } = await see(people.coordinator, VILLAGE, "");
    expect(query).toMatchObject({ from: "2023-05", to: "2024-04", dataUntil: "2024-04", usual: true });
  });

  it("a sort column from the address sorts by what is on screen or not at all (C137)", async () => {
    const codes = async (query: string) => (await see(people.planner, "35.04.09", `${PERIOD}&${query}`)).table!.lines.map(({ code }) => code);
    expect(await codes("urut=nama%22%3Bdrop%20table%20persons%3B--&arah=asc%3B--")).toEqual([VILLAGE, SMALL]);
    expect(await codes("urut=password_hash")).toEqual([VILLAGE, SMALL]);
    expect(await codes("urut=nama&arah=turun")).not.toEqual(await codes("urut=nama&arah=naik"));
  });
});

describe("what one to four families received is not for those who see numbers only", () => {
  it("the area's amounts are closed to a planner and open to those who keep the records", async () => {
    const { cards } = await see(people.planner, SMALL);
    expect(cards.find(({ id }) => id === "R01")).toMatchObject({ value: null, reason: "Disembunyikan" });
    expect(JSON.stringify(cards)).not.toMatch(/18\.000\.000|9\.000\.000|Rp 18 juta|Rp 9 juta/);
    const line = (await see(people.planner, "35.04.09")).table!.lines.find(({ code }) => code === SMALL)!;
    expect(line.cells.find(({ id }) => id === "R01")).toMatchObject({ value: null, reason: "Disembunyikan" });
  });

  it("nor in the file, which holds what the screen holds", async () => {
    const { rows, response } = await fileOf(people.planner, "35.04.09");
    const lines = rows.filter((row) => row.kode_wilayah === SMALL && row.indikator === "R01");
    expect(lines).toMatchObject([{ nilai: "", pembilang: "", catatan: expect.stringContaining("kurang dari 5 keluarga") }]);
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="angka-35.04.09-2024-01_2024-04.csv"');
    expect(rows.filter((row) => row.kode_wilayah === VILLAGE && row.indikator === "R01")).toMatchObject([{ nilai: "46000000" }]);
  });

  it("a single small country takes the next smallest with it, so that nothing follows by subtraction", async () => {
    const open = (await see(people.coordinator, VILLAGE)).charts.countries;
    const closed = (await see(people.planner, VILLAGE)).charts.countries;
    expect(open.every(({ value }) => value !== null)).toBe(true);
    expect(closed.filter(({ value }) => value === null).map(({ key }) => key)).toContain("JP");
    expect(closed.filter(({ value }) => value === null).length).toBeGreaterThan(1);
  });
});

describe("from a figure to its records", () => {
  const behind = (who: Headers, id: string, query = PERIOD) => records(args(`/wilayah/${VILLAGE}/indikator/${id}?${query}`, { code: VILLAGE, id }, who));

  it("opens for those who keep them, with as many rows as the figure counts (C109)", async () => {
    const { data: page } = await behind(people.coordinator, "R01", `${PERIOD}&keadaan=tahu`);
    expect(page.figure.value).toBe("Rp 46 juta");
    expect(page.records!.counts).toEqual({ semua: 29, tahu: 24, belum: 5 });
    expect(page.records!.rows).toHaveLength(24);
  });

  it("is refused to a planner with the reason, without the figure or a row", async () => {
    const { data: page, init } = await behind(people.planner, "R01");
    expect([init!.status, page.records, page.figure.value, page.seesPeople]).toEqual([403, null, null, false]);
  });

  it("knows no other figures than the catalogue's", async () => {
    expect(await statusOf(behind(people.coordinator, "R99"))).toBe(404);
  });
});

describe("areas that were split or retired", () => {
  it("lead to the one that holds their records today, which says so (C070)", async () => {
    const answer = (await see(people.lombok, RETIRED).catch((thrown: unknown) => thrown)) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/wilayah/${SUCCESSOR}?${PERIOD}&dahulu=${RETIRED}`]);
    const { retired, cards, former } = await see(people.lombok, SUCCESSOR, `dari=2024-02&sampai=2024-02&dahulu=${RETIRED}`);
    expect(retired.map(({ code }) => code)).toEqual([RETIRED]);
    expect([former, cards.find(({ id }) => id === "R01")!.value]).toEqual([RETIRED, "Rp 9 juta"]);
    expect((await see(people.lombok, "52.03")).retired.map(({ code }) => code)).toContain(RETIRED);
  });
});

it("every download leaves a line in the audit log, without an amount", async () => {
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  await xlsx(args(`/wilayah/${VILLAGE}/indikator.xlsx?${PERIOD}`, { code: VILLAGE }, people.coordinator));
  const [line] = await sql`select action, entity, region_code, detail from audit_log where entity = 'indicators' and detail->>'format' = 'xlsx'`;
  await sql.end();
  expect(line).toMatchObject({ action: "export", region_code: VILLAGE, detail: { format: "xlsx", from: "2024-01", to: "2024-04" } });
});
