import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { CategoryBars } from "~/charts/CategoryBars";
import { FunnelPlot } from "~/charts/FunnelPlot";
import { MoneyThroughTime } from "~/charts/MoneyThroughTime";
import { MonthLines } from "~/charts/MonthLines";
import { MonthSeries } from "~/charts/MonthSeries";
import { StackedByMonth } from "~/charts/StackedByMonth";
import { i18nFor } from "~/i18n/i18n.server";
import type { Lang } from "~/i18n/languages";
import { keptDrawing } from "~/ui/kept-drawings.server";
import { RequestContext, type RequestFacts } from "~/ui/request-context";

/* A drawing that was kept is shown only for what it follows from: whatever else is asked for is drawn anew. */

const facts = (drawn: RequestFacts["drawn"]): RequestFacts => ({ nonce: "", reference: null, theme: "otomatis", usedTexts: () => "{}", drawn });
const page = (chart: ReactElement, drawn: RequestFacts["drawn"], lang: Lang) =>
  renderToString(<I18nextProvider i18n={i18nFor(lang)}><RequestContext.Provider value={facts(drawn)}>{chart}</RequestContext.Provider></I18nextProvider>);
/** Drawn within the page has marks of React between its texts, and no more. */
const svgs = (html: string) => [...html.replaceAll("<!-- -->", "").matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg);
const kept = (chart: ReactElement, lang: Lang = "id") => svgs(page(chart, keptDrawing, lang));
const drawnAnew = (chart: ReactElement, lang: Lang = "id") => svgs(page(chart, null, lang));

const months = (values: (number | null)[]) => values.map((value, at) => ({ month: `2025-0${at + 1}`, value }));
const parts = (values: (number | null)[]) => values.map((value, at) => ({ month: `2025-0${at + 1}`, values: value === null ? null : { a: value, b: value / 2 } }));
const series = [{ key: "a", label: "A" }, { key: "b", label: "B" }];
const twin = { headers: [], rows: [] };
const curve = [1, 50, 100].map((n) => ({ n, nearLow: 0.4, nearHigh: 0.6, farLow: 0.3, farHigh: 0.7 }));
const row = { key: "bank", label: "Bank", value: 1_000, share: 0.5 };
const money = { month: "2025-01", received: 1_000, used: 500, savings: 9_000, debts: null };

/** Charts that differ from the first of their row by one property that can be seen. */
const CHARTS: Record<string, ReactElement[]> = {
  MonthSeries: [
    <MonthSeries title="x" points={months([1_000, null, 3_000])} unit="rupiah" />,
    <MonthSeries title="x" points={months([1_001, null, 3_000])} unit="rupiah" />,
    <MonthSeries title="x" points={months([1_000, 0, 3_000])} unit="rupiah" />,
    <MonthSeries title="x" points={months([1_000, null, 3_000])} unit="number" />,
    <MonthSeries title="x" points={months([1_000, null, 3_000])} unit="rupiah" marks={[{ month: "2025-03", label: "Lebaran" }]} />,
  ],
  MonthLines: [
    <MonthLines title="x" series={series} points={parts([1, 2])} unit="number" />,
    <MonthLines title="x" series={series.slice(0, 1)} points={parts([1, 2])} unit="number" />,
    <MonthLines title="x" series={series} points={parts([1, null])} unit="number" />,
    <MonthLines title="x" series={series} points={parts([1, 2])} unit="percent" />,
    <MonthLines title="x" series={series} points={parts([1, 2])} unit="number" limit={{ value: 3, label: "batas" }} />,
    <MonthLines title="x" series={series} points={parts([1, 2])} unit="number" reach={50} />,
  ],
  StackedByMonth: [
    <StackedByMonth title="x" series={series} points={parts([1, 2])} unit="number" />,
    <StackedByMonth title="x" series={[series[0]!, { ...series[1]!, unknown: true }]} points={parts([1, 2])} unit="number" />,
    <StackedByMonth title="x" series={series} points={parts([1, null])} unit="number" />,
    <StackedByMonth title="x" series={series} points={parts([1, 2])} unit="rupiah" />,
  ],
  CategoryBars: [
    <CategoryBars title="x" categoryLabel="y" rows={[row]} unit="rupiah" />,
    <CategoryBars title="x" categoryLabel="y" rows={[{ ...row, label: "Pos" }]} unit="rupiah" />,
    <CategoryBars title="x" categoryLabel="y" rows={[{ ...row, share: 0.6 }]} unit="rupiah" />,
    <CategoryBars title="x" categoryLabel="y" rows={[{ ...row, unknown: true }]} unit="rupiah" />,
    <CategoryBars title="x" categoryLabel="y" rows={[{ ...row, value: null, missing: "tertutup" }]} unit="rupiah" />,
  ],
  MoneyThroughTime: [
    <MoneyThroughTime title="x" points={[money]} />,
    <MoneyThroughTime title="x" points={[{ ...money, debts: 0 }]} />,
    <MoneyThroughTime title="x" points={[{ ...money, received: 1_001 }]} />,
  ],
  FunnelPlot: [
    <FunnelPlot title="x" description="y" axisLabel="n" centre={0.5} curve={curve} points={[{ n: 9, share: 0.2, word: "watch" }]} note={null} twin={twin} />,
    <FunnelPlot title="x" description="y" axisLabel="n" centre={0.4} curve={curve} points={[{ n: 9, share: 0.2, word: "watch" }]} note={null} twin={twin} />,
    <FunnelPlot title="x" description="y" axisLabel="n" centre={0.5} curve={curve} points={[{ n: 9, share: 0.2, word: "alike" }]} note={null} twin={twin} />,
  ],
};

describe("a kept drawing", () => {
  it.each(Object.entries(CHARTS))("%s is the one that drawing anew gives, the first time and the second, in both languages", (_name, charts) => {
    for (const lang of ["id", "en"] as const) {
      const seen = new Set<string>();
      for (const chart of [...charts, ...charts]) {
        const drawing = kept(chart, lang);
        expect(drawing.length).toBeGreaterThan(1);
        expect(drawing).toEqual(drawnAnew(chart, lang));
        seen.add(drawing.join());
      }
      expect(seen.size).toBe(charts.length);
    }
  });

  it("has names of its own inside each page, so that two on one page do not share a pattern", () => {
    const chart = <MonthSeries title="x" points={months([1, null])} unit="number" />;
    const ids = [...page(<>{chart}{chart}</>, keptDrawing, "id").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
