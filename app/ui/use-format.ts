import { useMemo } from "react";
import { useLang } from "~/i18n/use-lang";
import { formatDate, formatMonth, type Length } from "~/shared/dates";
import { formatMinor, formatRate, formatRupiah, formatRupiahShort } from "~/shared/money";
import { formatNumber, formatPercent } from "~/shared/numbers";

/** Amounts reach the browser as decimal text when they may exceed what a number holds. */
type Amount = bigint | number | string;

const whole = (amount: Amount): bigint | number => (typeof amount === "string" ? BigInt(amount) : amount);

/**
 * Numbers and dates as the person reads them. Null and undefined, which mean "not known", become "–"; the page says
 * in words why, where it knows.
 */
export function useFormat() {
  const lang = useLang();
  return useMemo(() => {
    const known =
      <Value>(show: (value: Value) => string) =>
      (value: Value | null | undefined): string =>
        value === null || value === undefined ? "–" : show(value);
    return {
      lang,
      /** "Rp 1.250.000" */
      rupiah: known((amount: Amount) => formatRupiah(whole(amount), lang)),
      /** "Rp 1,25 juta" */
      rupiahShort: known((amount: Amount) => formatRupiahShort(whole(amount), lang)),
      /** Minor units of any currency: "HKD 1.500" */
      money: (minor: Amount | null | undefined, currency: string): string =>
        minor === null || minor === undefined ? "–" : formatMinor(whole(minor), currency, lang),
      rate: known((rate: number | string) => formatRate(rate, lang)),
      /** A fraction: 0.882 → "88,2 %" */
      percent: known((fraction: number) => formatPercent(fraction, lang)),
      number: (value: number | bigint | null | undefined, digits = 0): string =>
        value === null || value === undefined ? "–" : formatNumber(value, digits, lang),
      /** "12 Mar 2025"; takes the day of an instant's text as it is written. */
      date: (date: string | null | undefined, length: Length = "short"): string =>
        date ? formatDate(date.slice(0, 10), lang, length) : "–",
      /** "Maret 2025", short "Mar 2025" */
      month: (month: string | null | undefined, length: Length = "long"): string =>
        month ? formatMonth(month.slice(0, 7), lang, length) : "–",
    };
  }, [lang]);
}
