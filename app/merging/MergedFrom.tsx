import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { MergeList } from "./MergeList";
import type { ShownMerge } from "./merge-result.server";

/** On a household's sheet: what became part of it, and of its people. */
export function MergedFrom({ merges }: { merges: readonly ShownMerge[] }) {
  const { t } = useTranslation("merging");
  if (merges.length === 0) return null;
  return (
    <Card title={t("merges.title")} note={t("merges.note")} className="no-print">
      <MergeList merges={merges} />
    </Card>
  );
}
