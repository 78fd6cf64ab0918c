import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect } from "vitest";
import { loader as transfers } from "~/routes/_app.wilayah.$code.kiriman";
import { loader as dashboard } from "~/routes/_app.wilayah.$code._index";
import { loader as money } from "~/routes/_app.keluarga_.$id_.uang";
import { loader as csv } from "~/routes/wilayah.$code.indikator[.]csv";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { signedIn } from "../factories/sign-in";
import { figure, world } from "./world";

const PERIOD = "dari=2024-01&sampai=2024-12";
const plain = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));

async function csvOf(code: string, headers: Record<string, string>, query = PERIOD): Promise<string> {
  const request = new Request(`http://desa.test/wilayah/${code}/indikator.csv?${query}`, { headers });
  return (await csv({ request, params: { code }, context: {} } as unknown as LoaderFunctionArgs)).text();
}

dbTest("C034: 1,500,000 and 750,000 and 250,000 are 2,500,000 on the family's page, in the area's list, its figures and its file", async ({ sql }) => {
  const village = "35.04.07.2001";
  const { family, sent } = world(sql);
  const home = await family(village);
  for (const [day, idr] of [["03", 1_500_000], ["10", 750_000], ["24", 250_000]] as const) await sent(home, { on: `2024-05-${day}`, idr });
  const { headers } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: village }] });

  const page = await askPage(money, `/keluarga/${home.id}/uang`, { headers, params: { id: home.id } });
  expect(page.data.points.find(({ received }: { received: string | null }) => received !== null && received !== "0").received).toBe("2500000");
  const list = await askPage(transfers, `/wilayah/${village}/kiriman?bulan=2024-05`, { headers, params: { code: village } });
  expect((await figure("R01", village, "2024-05")).value).toBe(2_500_000);
  const view = await askPage(dashboard, `/wilayah/${village}?${PERIOD}`, { headers, params: { code: village } });
  const file = await csvOf(village, headers);
  expect(file).toMatch(/R01.*2500000/);
  for (const text of [plain(page.data), plain(list.data), plain(view.data), file]) {
    expect(text).toMatch(/2500000|2\.500\.000|2,5 juta/);
    expect(text).not.toMatch(/1500000750000|0?750000250000|NaN|\[object/);
  }
});

dbTest("C116: what fewer than five families stand behind, and what would tell it, is in none of a planner's answers", async ({ sql }) => {
  const village = "35.04.07.2002";
  const { family, sent } = world(sql);
  // 22 families: 12 through the bank, 7 by a transfer company, 3 carried by hand; each group's sum is told apart.
  const groups = [["bank", 12, 1_000_003], ["mto", 7, 1_100_017], ["hand_carried", 3, 1_300_039]] as const;
  for (const [channel, count, idr] of groups) for (let at = 0; at < count; at += 1) await sent(await family(village), { month: "2024-05", idr, channel });
  const sums = new Map(groups.map(([channel, count, idr]) => [channel, count * idr]));
  const { headers: coordinator } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: village }] });
  const { headers: planner } = await signedIn({ grants: [{ role: "perencana", areaCode: "35.04" }] });
  const seen = async (headers: Record<string, string>) => {
    const view = await askPage(dashboard, `/wilayah/${village}?${PERIOD}`, { headers, params: { code: village } });
    return { charts: view.data.charts, text: plain(view.data), file: await csvOf(village, headers) };
  };
  const open = await seen(coordinator);
  expect(open.charts.channels.filter(({ value }: { value: number | null }) => value !== null && value > 0)).toHaveLength(3);
  const closed = await seen(planner);
  const total = [...sums.values()].reduce((whole, sum) => whole + sum, 0);
  expect(closed.file).toContain(String(total));
  const hidden = [sums.get("hand_carried")!, sums.get("mto")!, sums.get("hand_carried")! + sums.get("mto")!, total - sums.get("hand_carried")!];
  for (const sum of hidden) for (const text of [closed.text, closed.file]) for (const shown of [String(sum), sum.toLocaleString("id-ID")]) expect(text).not.toContain(shown);
  expect(closed.charts.channels.filter(({ value }: { value: number | null }) => value === null).map(({ key }: { key: string }) => key)).toEqual(expect.arrayContaining(["hand_carried", "mto"]));
});
