import { describe, expect } from "vitest";
import { indicatorsFor } from "~/indicators/indicators-cli.server";
import { loader as compare } from "~/routes/_app.wilayah.$code.banding";
import { loader as figures } from "~/routes/wilayah.$code.indikator[.]json";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { signedIn } from "../factories/sign-in";
import { world } from "../indicators/world";

const PERIOD = "dari=2024-01&sampai=2024-12";
/** Story 6 with departures: how many of each village's went by procedure. */
const STORY = { A: [18, 20], B: [33, 60], C: [95, 120], D: [150, 200], E: [8, 10] } as const;

type Story = keyof typeof STORY;
const as = async (role: "perencana" | "koordinator_desa", areaCode: string) => (await signedIn({ grants: [{ role, areaCode }] })).headers;
const see = async (headers: Record<string, string>, code: string, query = "") => askPage(compare, `/wilayah/${code}/banding?${PERIOD}&${query}`, { headers, params: { code } });

/** The villages of a district, each with so many departures of each kind. */
async function departures(sql: Parameters<typeof world>[0], district: string, of: Record<string, [procedural: number, other: number, unknown?: number]>) {
  const codes = await sql<{ code: string }[]>`select code from regions where starts_with(code, ${`${district}.`}) and valid_to is null order by code limit ${Object.keys(of).length}`;
  const { family } = world(sql);
  const places = new Map<string, string>();
  for (const [index, [name, [procedural, other, unknown = 0]]] of Object.entries(of).entries()) {
    const { code } = codes[index]!;
    places.set(name, code);
    const away = (count: number, status: string) => Array.from({ length: count }, () => ({ departedOn: "2024-05-10", procedural: status }));
    await family(code, [...away(procedural, "prosedural"), ...away(other, "non_prosedural"), ...away(unknown, "tidak_diketahui")]);
  }
  return places;
}

describe("comparing the villages of a district (story 6)", () => {
  dbTest("only B differs; a rank comes with its interval, small ones stay out of it", async ({ sql }) => {
    const of = Object.fromEntries(Object.entries(STORY).map(([name, [yes, all]]) => [name, [yes, all - yes] as [number, number]]));
    const places = await departures(sql, "35.07.01", of);
    const planner = await as("perencana", "35.07");
    const { status, data } = await see(planner, "35.07.01", "indikator=I07&tingkat=desa");
    expect(status).toBe(200);
    const { compared } = data;
    const word = (name: Story) => compared.funnel.points.find(({ code }: { code: string }) => code === places.get(name)).word;
    expect((["A", "B", "C", "D", "E"] as const).map(word)).toEqual(["alike", "different", "alike", "alike", "alike"]);
    expect(compared.funnel.centre).toBeCloseTo(304 / 410, 9);
    expect(compared.advice).toMatchObject([{ code: places.get("B"), direction: "lower", unknown: 0, all: 60 }]);
    const line = (name: Story) => compared.lines.find(({ code }: { code: string }) => code === places.get(name));
    expect([line("A").value, line("A").rank, line("A").interval]).toEqual(["90,0 %", 1, "69,9–97,2 %"]);
    expect([line("C").rank, line("D").rank, line("B").rank]).toEqual([2, 3, 4]);
    // Ten departures are in the funnel, whose limits say how few they are, and in no ranking.
    expect([line("E").value, line("E").rank]).toEqual(["80,0 %", null]);
    expect(compared.dots.map(({ code }: { code: string }) => code)).not.toContain(places.get("E"));
    expect(line("E").shrunk).not.toBeNull();
    expect(compared.apart.map(({ code }: { code: string }) => code)).toEqual([places.get("E")]);
  });

  dbTest("a village of which too much is not known leaves the ranking, and says so", async ({ sql }) => {
    const places = await departures(sql, "35.07.02", { A: [30, 10], B: [33, 27, 25], C: [40, 12], D: [50, 20], E: [44, 11] });
    const { data } = await see(await as("perencana", "35"), "35.07.02", "indikator=I07&tingkat=desa");
    expect(data.compared.apart).toMatchObject([{ code: places.get("B") }]);
    expect(data.compared.lines.map(({ code }: { code: string }) => code)).not.toContain(places.get("B"));
    expect(data.compared.funnel.points).toHaveLength(4);
  });

  dbTest("two to six areas stand side by side, month by month; a figure that is no share has no funnel and no rank", async ({ sql }) => {
    const { family, sent } = world(sql);
    const villages = ["35.07.03.2001", "35.07.03.2002", "35.07.03.2003"];
    for (const village of villages) {
      for (let nth = 0; nth < 6; nth++) await sent(await family(village), { month: "2024-03", idr: 1_000_000 * (nth + 1) });
    }
    const beside = villages.map((code) => `daerah=${code}`).join("&");
    const { data } = await see(await as("perencana", "35.07"), "35.07.03", `indikator=R01&tingkat=desa&${beside}&daerah=bukan-kode`);
    const { compared } = data;
    expect(compared.funnel).toBeNull();
    expect(compared.dots.every(({ rank }: { rank: number | null }) => rank === null)).toBe(true);
    expect(compared.beside.map(({ code }: { code: string }) => code)).toEqual(villages);
    expect(compared.beside[0].points).toHaveLength(12);
    expect(compared.beside[0].points[2]).toMatchObject({ month: "2024-03", value: 21_000_000 });
  });

  dbTest("is for those who see the area's numbers", async () => {
    const sister = await as("perencana", "35.08");
    expect((await see(sister, "35.07.01")).status).toBe(404);
    expect((await see({}, "35.07.01")).to).toMatch(/^\/masuk/);
    expect((await see(await as("koordinator_desa", "35.07.03.2001"), "35.07.03.2001")).to).toBe("/wilayah/35.07.03.2001");
  });
});

describe("figures as JSON", () => {
  const ask = async (headers: Record<string, string>, code: string, query: string) => {
    const answer = await figures({ request: new Request(`http://desa.test/wilayah/${code}/indikator.json?${query}`, { headers }), params: { code }, context: {} } as never).catch((thrown: unknown) => thrown as Response);
    return { status: answer.status, body: answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null };
  };

  dbTest("are those of the command line, apart by month and country too", async ({ sql }) => {
    const { family, sent } = world(sql);
    const village = "35.07.04.2001";
    for (let nth = 0; nth < 6; nth++) await sent(await family(village, [{ country: nth % 2 ? "HK" : "TW" }]), { month: "2024-02", idr: 1_000_000, country: nth % 2 ? "HK" : "TW" });
    const coordinator = await as("koordinator_desa", village);
    const { body } = await ask(coordinator, village, `${PERIOD}&id=R01,R03,R07b`);
    const answer = await indicatorsFor({ region: village, from: "2024-01", to: "2024-12", id: ["R01", "R03", "R07b"] });
    expect(body.rows).toEqual(JSON.parse(JSON.stringify(answer.ok && answer.value.rows)));
    const apart = await ask(coordinator, village, `${PERIOD}&id=R01&menurut=country,month`);
    expect(apart.body.rows.filter(({ value }: { value: number }) => value > 0)).toMatchObject([
      { period: "2024-02", group: "HK", value: 3_000_000 }, { period: "2024-02", group: "TW", value: 3_000_000 },
    ]);
    // Three households a country are too few for who sees numbers alone.
    const planner = await ask(await as("perencana", "35.07"), village, `${PERIOD}&id=R01&menurut=country`);
    expect(planner.body.rows.map(({ value, withheld }: { value: number | null; withheld?: boolean }) => [value, withheld])).toEqual([[null, true], [null, true]]);
  });

  dbTest("are refused to others, and what means nothing is said to", async () => {
    const planner = await as("perencana", "35.07");
    expect((await ask(planner, "35.08", PERIOD)).status).toBe(404);
    for (const wrong of ["tingkat=dusun", "menurut=umur", "menurut=country,sex", "id=R99"]) expect((await ask(planner, "35.07", `${PERIOD}&${wrong}`)).status, wrong).toBe(400);
  });
});
