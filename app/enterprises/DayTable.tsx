import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { ENTRY_KINDS } from "./codes";
import { comesIn, dayTotals } from "./day-book";
import type { StoredEntry } from "./day-entries.server";

/** A month's days with what they come to, the latest first. */
export function DayTable({ enterpriseId, entries }: { enterpriseId: string; entries: readonly StoredEntry[] }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const format = useFormat();
  const { inIdr, outIdr, profitIdr } = dayTotals(entries);
  const known = (amount: number) => (entries.length === 0 ? t("unknown") : format.rupiah(amount));
  return (
    <>
      <div className="px-4 pb-3 sm:px-5"><Facts columns={3} items={[{ term: t("day.in"), value: known(inIdr) }, { term: t("day.out"), value: known(outIdr) }, { term: t("day.profit"), value: known(profitIdr) }]} /></div>
      <DataTable
        caption={t("day.list")}
        captionHidden
        rows={entries}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("day.none")} />}
        columns={[
          { key: "on", header: t("day.entryOn"), title: true, cell: ({ id, entryOn }) => <Link to={`/usaha/${enterpriseId}/harian/${id}`} className="link tap">{format.date(entryOn)}</Link> },
          { key: "kind", header: t("day.kind"), cell: ({ kind }) => label(ENTRY_KINDS, kind, lang) },
          { key: "amount", header: t("day.amountIdr"), numeric: true, cell: ({ kind, amountIdr }) => `${comesIn(kind) ? "+" : "−"} ${format.rupiah(amountIdr)}` },
          { key: "note", header: t("day.note"), cell: ({ note }) => note ?? "–" },
        ]}
      />
    </>
  );
}
