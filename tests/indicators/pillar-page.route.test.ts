import { beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import { loader as dashboard } from "~/routes/_app.wilayah.$code._index";
import { loader as pillars } from "~/routes/_app.wilayah.$code.pilar";
import { loader as json } from "~/routes/wilayah.$code.indikator[.]json";
import { askPage } from "../factories/ask-page";
import { signedIn } from "../factories/sign-in";
import { pillarWorld } from "./pillar-world";
import { world } from "./world";

/* The page of the pillars: the figures of the engine, with what a viewer may not see withheld, and no index of a part. */
const VILLAGE = "35.08.01.2001";
const PERIOD = "dari=2024-01&sampai=2024-12";
type Card = { id: string; value: string | null; reason: string | null };
type Bar = { pillar: string; score: string | null; percent: number | null; parts: { id: string; value: string | null; reason: string | null }[] };
type Seen = { index: Card; bars: Bar[]; sections: { pillar: string; cards: Card[] }[] };
let [coordinator, planner, elsewhere] = [{}, {}, {}] as Record<string, string>[];

beforeAll(async () => {
  const sql = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  const [make, pillar] = [world(sql), pillarWorld(sql)];
  const held = await pillar.activity(VILLAGE, { startOn: "2024-03-05", sessions: 4 });
  for (let at = 0; at < 12; at++) await pillar.takesPart(held, null, ["hadir", "hadir", "hadir", at < 6 ? "hadir" : "alpa"], { pre: 40, post: 70 });
  for (let at = 0; at < 3; at++) {
    const shop = await pillar.enterprise(await make.family(VILLAGE), { startedOn: "2024-01-10" });
    await pillar.book(shop, "2024-01", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((one) => one * 1_000));
  }
  await sql.end();
  const as = async (role: "koordinator_desa" | "perencana", areaCode: string) => (await signedIn({ grants: [{ role, areaCode }] })).headers;
  [coordinator, planner, elsewhere] = [await as("koordinator_desa", VILLAGE), await as("perencana", "35.08"), await as("perencana", "35.09")];
});

const open = async (headers: Record<string, string>) => (await askPage(pillars, `/wilayah/${VILLAGE}/pilar?${PERIOD}`, { headers, params: { code: VILLAGE } })).data as Seen;
const card = (seen: Seen, id: string) => seen.sections.flatMap(({ cards }) => cards).find((one) => one.id === id)!;

describe("the page of the pillars", () => {
  it("shows the engine's figures, and the bar that follows from them", async () => {
    const seen = await open(coordinator!);
    expect(card(seen, "E01")).toMatchObject({ value: "87,5 %" });
    expect(card(seen, "E02")).toMatchObject({ value: "30,0" });
    const bar = seen.bars.find(({ pillar }) => pillar === "E")!;
    // (87.5 − 50) / 45 and 0.5 / 0.6 of the way.
    expect(bar.percent).toBeCloseTo(((37.5 / 45 + 0.5 / 0.6) / 2) * 100, 6);
    const answer = (await json({ request: new Request(`http://desa.test/wilayah/${VILLAGE}/indikator.json?${PERIOD}&id=E01,X01e`, { headers: coordinator }), params: { code: VILLAGE }, context: {} } as never)) as Response;
    const { rows } = (await answer.json()) as { rows: { indicator: string; value: number }[] };
    expect(rows.find(({ indicator }) => indicator === "E01")!.value).toBe(87.5);
    expect(rows.find(({ indicator }) => indicator === "X01e")!.value).toBeCloseTo(bar.percent!, 9);
  });

  it("tells no index while a pillar is not known, and says of which parts nothing is known", async () => {
    const seen = await open(coordinator!);
    expect(seen.index.value).toBe(null);
    expect(seen.bars.find(({ pillar }) => pillar === "M")).toMatchObject({ score: null, percent: null, parts: [{ id: "C03", value: null }, { id: "C04", value: null }] });
  });

  it("tells a single bar as it does all of them", async () => {
    const bar = (await open(coordinator!)).bars.find(({ pillar }) => pillar === "P")!;
    const answer = (await json({ request: new Request(`http://desa.test/wilayah/${VILLAGE}/indikator.json?${PERIOD}&id=X01e`, { headers: coordinator }), params: { code: VILLAGE }, context: {} } as never)) as Response;
    const [alone] = ((await answer.json()) as { rows: { value: number | null; n: number }[] }).rows;
    expect(alone).toMatchObject({ n: 2 });
    expect(alone!.value).toBeCloseTo((await open(coordinator!)).bars.find(({ pillar }) => pillar === "E")!.percent!, 9);
    const other = (await json({ request: new Request(`http://desa.test/wilayah/${VILLAGE}/indikator.json?${PERIOD}&id=X01p`, { headers: coordinator }), params: { code: VILLAGE }, context: {} } as never)) as Response;
    expect(((await other.json()) as { rows: { value: number | null; eligible: number }[] }).rows[0]).toMatchObject({ value: bar.percent, eligible: 3 });
  });

  it("stands as bars on the dashboard too", async () => {
    const { data } = await askPage(dashboard, `/wilayah/${VILLAGE}?${PERIOD}`, { headers: coordinator, params: { code: VILLAGE } });
    expect((data as { pillars: Seen }).pillars.bars).toEqual((await open(coordinator!)).bars);
  });

  it("withholds from a planner what three enterprises earned, and is closed to one of another regency", async () => {
    expect(card(await open(coordinator!), "B02").reason).not.toBe(null);
    expect(card(await open(planner!), "B02")).toMatchObject({ value: null, reason: "Disembunyikan" });
    expect(card(await open(planner!), "E01").value).toBe("87,5 %");
    expect((await askPage(pillars, `/wilayah/${VILLAGE}/pilar`, { headers: elsewhere, params: { code: VILLAGE } })).status).toBe(404);
  });
});
