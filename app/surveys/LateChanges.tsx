import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import type { LateChange } from "./survey-page.server";

/** What was changed more than fourteen days after the interview, with what stood there before. */
export function LateChanges({ rows }: { rows: readonly LateChange[] }) {
  const { t } = useTranslation("surveys");
  if (rows.length === 0) return null;
  return (
    <Card title={t("late.title")} note={t("late.note")} flush>
      <DataTable
        caption={t("late.title")}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "field", header: t("late.field"), title: true, cell: ({ field }) => field },
          { key: "from", header: t("late.from"), cell: ({ from }) => from ?? "–" },
          { key: "to", header: t("late.to"), cell: ({ to }) => to ?? "–" },
          { key: "by", header: t("late.by"), cell: ({ on, by }) => (by === null ? on : `${on}, ${by}`) },
        ]}
      />
    </Card>
  );
}
