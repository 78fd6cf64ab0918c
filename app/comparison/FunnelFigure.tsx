import { useTranslation } from "react-i18next";
import { FunnelPlot, type FunnelCurve, type FunnelMark } from "~/charts/FunnelPlot";
import { useFormat } from "~/ui/use-format";
import { limits, Z_FAR, Z_NEAR } from "./funnel";

type FunnelFigureProps = { title: string; centre: number; spread: number; /** Areas nearest to the middle that are not drawn. */ left: number; points: readonly (FunnelMark & { code: string; name: string })[] };

const CURVE_STEPS = 48;

/** The funnel of the areas compared, in words and as a table too. */
export function FunnelFigure({ title, centre, spread, left, points }: FunnelFigureProps) {
  const { t } = useTranslation("compare");
  const format = useFormat();
  const outside = points.filter(({ word }) => word === "different").map(({ name }) => name);
  return (
    <FunnelPlot
      title={title}
      description={t("funnel.summary", { count: points.length, centre: format.percent(centre), outside: outside.join(", ") || t("funnel.nobody") })}
      axisLabel={t("funnel.axis")}
      centre={centre}
      curve={curveOf(centre, spread, Math.max(1, ...points.map(({ n }) => n)))}
      points={points}
      note={
        <p>
          {t("funnel.note", { centre: format.percent(centre) })} {spread > 1 ? t("funnel.spread", { factor: format.number(spread, 1) }) : null} {left > 0 ? t("funnel.left", { count: left }) : null}
        </p>
      }
      twin={{
        headers: [t("area"), t("funnel.share"), t("funnel.cases"), t("funnel.word")],
        rows: points.map(({ code, name, n, share, word }) => ({ key: code, name, cells: [format.percent(share), format.number(n), t(`word.${word}`)] })),
      }}
    />
  );
}

/** Closer where there are few cases and the limits bend. */
function curveOf(centre: number, spread: number, most: number): FunnelCurve[] {
  return Array.from({ length: CURVE_STEPS }, (_, step) => {
    const n = Math.max(1, most * ((step + 1) / CURVE_STEPS) ** 2);
    const [near, far] = [limits(centre, n, Z_NEAR * spread), limits(centre, n, Z_FAR * spread)];
    return { n, nearLow: near.lower, nearHigh: near.upper, farLow: far.lower, farHigh: far.upper };
  });
}
