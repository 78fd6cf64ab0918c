import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable, type Column } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import type { Tone } from "~/ui/tone";
import { useFormat } from "~/ui/use-format";
import type { ImportableKind, ImportStatus } from "./import-types";

export type EarlierImport = { id: string; kind: ImportableKind; fileName: string; status: ImportStatus; readOn: string; rows: number | null };

const statusTones: { readonly [status in ImportStatus]: Tone } = {
  dibaca: "warn", berjalan: "info", disimpan: "good", dibatalkan: "neutral", diurungkan: "neutral",
};

/** The files somebody brought in before, newest first. */
export function EarlierImports({ imports }: { imports: readonly EarlierImport[] }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const columns: Column<EarlierImport>[] = [
    {
      key: "berkas",
      header: t("earlier.file"),
      title: true,
      cell: ({ id, fileName }) => (
        <Link to={`/impor/${id}`} className="link tap break-all">
          {fileName}
        </Link>
      ),
    },
    { key: "jenis", header: t("earlier.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
    { key: "dibaca", header: t("earlier.when"), cell: ({ readOn }) => format.date(readOn) },
    { key: "baris", header: t("earlier.rows"), numeric: true, cell: ({ rows }) => format.number(rows) },
    { key: "keadaan", header: t("earlier.status"), cell: ({ status }) => <Badge tone={statusTones[status]}>{t(`status.${status}`)}</Badge> },
  ];
  return (
    <Card title={t("earlier.title")} flush>
      <DataTable
        caption={t("earlier.title")}
        captionHidden
        columns={columns}
        rows={imports}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("earlier.none")}>{t("earlier.noneHelp")}</EmptyState>}
      />
    </Card>
  );
}
