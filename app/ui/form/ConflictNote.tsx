import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { DataTable } from "~/ui/DataTable";
import type { ShownConflict } from "./shown-conflict";

/** What somebody else changed meanwhile, beside what was typed here. It stands within the form, which sends it back as seen. */
export function ConflictNote({ conflict, labels }: { conflict: ShownConflict; labels: Record<string, string> }) {
  const { t } = useTranslation("common");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [conflict.version]);
  const shown = (text: string | null) => text ?? <span className="text-muted">{t("conflict.empty")}</span>;
  return (
    <div ref={box} tabIndex={-1}>
      <input type="hidden" name="resolved" value={conflict.version} />
      <Alert tone="warn" live title={t("conflict.title")}>
        <p>{conflict.changedBy && conflict.changedOn ? t("conflict.by", { name: conflict.changedBy, on: conflict.changedOn }) : t("conflict.byUnknown")}</p>
        {conflict.rows.length > 0 ? (
          <div className="card mt-3">
            <DataTable
              caption={t("conflict.caption")}
              captionHidden
              rows={conflict.rows}
              rowKey={(row) => row.field}
              columns={[
                { key: "field", header: t("conflict.field"), title: true, cell: (row) => labels[row.field] ?? row.field },
                { key: "base", header: t("conflict.base"), cell: (row) => shown(row.base) },
                { key: "theirs", header: t("conflict.theirs"), cell: (row) => shown(row.theirs) },
                { key: "mine", header: t("conflict.mine"), cell: (row) => <strong>{shown(row.mine)}</strong> },
              ]}
            />
          </div>
        ) : null}
        <p className="mt-3">{t("conflict.help")}</p>
      </Alert>
    </div>
  );
}
