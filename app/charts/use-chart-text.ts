import { useTranslation } from "react-i18next";
import { useFormat } from "~/ui/use-format";
import { axisSize, type ChartUnit } from "./scale";

/** How a chart says its numbers: on the axis short and in one size, elsewhere in full. */
export function useChartText(unit: ChartUnit) {
  const { t } = useTranslation("charts");
  const format = useFormat();
  const value = (amount: number | null): string => {
    if (amount === null) return t("noData");
    if (unit === "rupiah") return format.rupiah(Math.round(amount));
    if (unit === "percent") return format.percent(amount);
    const digits = Number.isInteger(amount) ? 0 : 1;
    return unit === "months" ? t("months", { count: amount, shown: format.number(amount, digits) }) : format.number(amount, digits);
  };
  const short = (amount: number): string => (unit === "rupiah" ? format.rupiahShort(Math.round(amount)) : value(amount));

  /** Labels for ticks from round steps, and the words for their size: "juta rupiah". */
  const axis = (ticks: readonly number[]) => {
    const { divisor, size } = axisSize(Math.max(...ticks.map(Math.abs)), unit);
    const decimals = Math.max(...ticks.map((tick) => decimalsOf(tick / divisor)));
    return {
      tick: (amount: number) => format.number(amount / divisor, decimals),
      caption: t(`axis.${unit}.${size}`),
    };
  };
  return { t, format, value, short, axis };
}

const decimalsOf = (value: number) => (Number(value.toPrecision(10)).toString().split(".")[1] ?? "").length;
