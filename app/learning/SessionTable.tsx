import { useTranslation } from "react-i18next";
import { wilson95 } from "~/shared/numbers";
import { DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";

type Row = { id: string; number: number; heldOn: string | null; present: number; recorded: number; unknown: number; rate: number | null };

/** How many came to each meeting, of those anybody recorded. */
export function SessionTable({ rows, title }: { rows: readonly Row[]; title: string }) {
  const { t } = useTranslation("learning");
  const format = useFormat();
  const between = ({ present, recorded }: Row) => {
    const interval = wilson95(present, recorded);
    return interval === null ? "–" : `${format.percent(interval.lower)} – ${format.percent(interval.upper)}`;
  };
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", header: t("session.title"), title: true, cell: ({ number, heldOn }: Row) => (heldOn ? t("session.held", { number, on: format.date(heldOn) }) : t("session.number", { number })) },
        { key: "present", header: t("report.present"), numeric: true, cell: ({ present }: Row) => format.number(present) },
        { key: "recorded", header: t("report.recorded"), numeric: true, cell: ({ recorded }: Row) => format.number(recorded) },
        { key: "unknown", header: t("people.unrecorded"), numeric: true, cell: ({ unknown }: Row) => format.number(unknown) },
        { key: "rate", header: t("outcome.attendance"), numeric: true, cell: ({ rate }: Row) => (rate === null ? t("outcome.none") : format.percent(rate)) },
        { key: "interval", header: t("report.interval"), numeric: true, cell: between },
      ]}
    />
  );
}
