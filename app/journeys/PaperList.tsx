import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { DataTable, type Column } from "~/ui/DataTable";
import { Disclosure } from "~/ui/Disclosure";
import type { Tone } from "~/ui/tone";
import { useFormat } from "~/ui/use-format";
import { DOCUMENT_STATUSES, DOCUMENT_TYPES, type DocumentStatus } from "./codes";
import type { JourneyPage } from "./journey-page.server";

type Paper = JourneyPage["papers"][number];

const TONES: Partial<Record<DocumentStatus, Tone>> = { terverifikasi: "good", ada: "info", diproses: "info", kedaluwarsa: "warn", ditolak: "warn" };

/** The papers of a departure: the eight of article 13, then the others recorded. What nobody asked about is "not known". */
export function PaperList({ journeyId, papers, canWrite }: { journeyId: string; papers: readonly Paper[]; canWrite: boolean }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const name = (type: string) => label(DOCUMENT_TYPES, type, lang);
  const columns: Column<Paper>[] = [
    {
      key: "type",
      header: t("paper.type"),
      title: true,
      cell: (paper) => (
        <>
          {name(paper.type)}
          {paper.article13 ? <span className="block font-normal text-muted">{t("paper.article13", { letter: paper.article13 })}</span> : null}
        </>
      ),
    },
    {
      key: "status",
      header: t("paper.status"),
      cell: (paper) => (
        <>
          <Badge tone={TONES[paper.status] ?? "neutral"}>{label(DOCUMENT_STATUSES, paper.status, lang)}</Badge>
          {paper.verifiedBy && paper.verifiedOn ? <span className="block text-muted">{t("paper.verified", { by: paper.verifiedBy, on: format.date(paper.verifiedOn) })}</span> : null}
        </>
      ),
    },
    {
      key: "expires",
      header: t("paper.expires"),
      cell: (paper) => (
        <>
          {format.date(paper.expiresOn)}
          {paper.expiresSoon ? <Badge tone="warn">{t("paper.expiresSoon")}</Badge> : null}
        </>
      ),
    },
    { key: "number", header: t("paper.number"), cell: (paper) => (paper.numberLast4 ? <span className="num">••••{paper.numberLast4}</span> : null) },
    ...(canWrite
      ? [
          {
            key: "edit",
            header: t("paper.change"),
            cell: (paper: Paper) => (
              <Link to={`/perjalanan/${journeyId}/dokumen/${paper.type}`} className="link tap">
                {t("paper.edit")}
                <span className="sr-only">: {name(paper.type)}</span>
              </Link>
            ),
          },
        ]
      : []),
  ];
  const others = codesOf(DOCUMENT_TYPES).filter((type) => !papers.some((paper) => paper.type === type));
  return (
    <>
      <DataTable caption={t("paper.title")} captionHidden columns={columns} rows={papers} rowKey={(paper) => paper.type} />
      {canWrite && others.length > 0 ? (
        <Disclosure summary={t("paper.other")} className="px-4 sm:px-5">
          <ul className="flex flex-wrap gap-x-5">
            {others.map((type) => (
              <li key={type}>
                <Link to={`/perjalanan/${journeyId}/dokumen/${type}`} className="link tap">
                  {name(type)}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
