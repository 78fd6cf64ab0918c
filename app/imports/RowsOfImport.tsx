import { useTranslation } from "react-i18next";
import { Download } from "lucide-react";
import { Alert } from "~/ui/Alert";
import { Confirm } from "~/ui/Confirm";
import { LinkButton } from "~/ui/LinkButton";
import { Pagination } from "~/ui/Pagination";
import { useFormat } from "~/ui/use-format";
import type { ImportCounts } from "./import-types";
import { RowList } from "./RowList";
import { RowsToMend } from "./RowsToMend";
import { ROWS_ON_A_PAGE, type RowView, type ShownRow } from "./shown-import";

type RowsOfImportProps = {
  id: string;
  action: string;
  view: RowView;
  counts: ImportCounts;
  rows: readonly ShownRow[];
  page: number;
  search: string;
  isWaiting: boolean;
  /** What was typed and answered on these pages so far. */
  mends: number;
  confirmed: number;
};

/** One of the lists of rows, a page at a time; those to be mended as a form. */
export function RowsOfImport({ id, action, view, counts, rows, page, search, isWaiting, mends, confirmed }: RowsOfImportProps) {
  const { t } = useTranslation("imports");
  const canMend = isWaiting && view === "refuse" && rows.length > 0;
  const title = canMend ? t("mend.title") : view === "refuse" && !isWaiting ? t("tabs.refusedAfter") : t(`tabs.${view}`);
  return (
    <section aria-labelledby="baris" className="space-y-4">
      <h2 id="baris" className="text-xl font-bold">
        {title}
      </h2>
      {canMend ? <p className="max-w-3xl text-muted text-pretty">{t("mend.help")}</p> : null}
      {view === "refuse" && counts.refuse > 0 ? (
        <LinkButton to={`/impor/${id}/ditolak`} reloadDocument variant="secondary">
          <Download aria-hidden="true" className="size-5" />
          {t("mend.download")}
        </LinkButton>
      ) : null}
      {isWaiting && mends + confirmed > 0 ? <Made mends={mends} confirmed={confirmed} action={action} /> : null}
      {canMend ? <RowsToMend rows={rows} action={`${action}${search}`} /> : <RowList rows={rows} isDone={!isWaiting} />}
      <Pagination page={page} pageSize={ROWS_ON_A_PAGE} total={counts[view]} />
    </section>
  );
}

function Made({ mends, confirmed, action }: Pick<RowsOfImportProps, "mends" | "confirmed" | "action">) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  return (
    <Alert
      tone="info"
      actions={
        <Confirm trigger={t("mend.forget")} question={t("mend.forgetQuestion")} confirmLabel={t("mend.forget")} fields={{ intent: "lupakan" }} action={action}>
          {t("mend.forgetText")}
        </Confirm>
      }
    >
      {t("mend.made", { mends: format.number(mends), answers: format.number(confirmed) })}
    </Alert>
  );
}
