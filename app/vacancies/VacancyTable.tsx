import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Badge } from "~/ui/Badge";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { LICENCE_CHECKS, VACANCY_STATES, type LicenceCheck, type VacancyState } from "./codes";

export type VacancyRow = { id: string; title: string; country: string; validUntil: string; state: VacancyState; check: LicenceCheck; isOver: boolean; onBoard: boolean };
const CHECK_TONES = { ok: "good", perlu_cek: "warn", ditolak: "bad" } as const;

/** A village's vacancies with how the licence stands today; one that was on the board and is not any more says why. */
export function VacancyTable({ rows, caption }: { rows: readonly VacancyRow[]; caption: string }) {
  const { t } = useTranslation("vacancies");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHelp")}</EmptyState>}
      columns={[
        { key: "title", header: t("field.title"), title: true, cell: ({ id, title }) => <Link to={`/lowongan-desa/${id}`} className="link tap">{title}</Link> },
        { key: "country", header: t("field.country"), cell: ({ country }) => (country === "ID" ? t("indonesia") : label(COUNTRIES, country, lang)) },
        { key: "check", header: t("check"), cell: ({ check }) => <Badge tone={CHECK_TONES[check]}>{label(LICENCE_CHECKS, check, lang)}</Badge> },
        { key: "until", header: t("field.validUntil"), cell: ({ validUntil, isOver }) => (isOver ? t("over", { on: format.date(validUntil) }) : format.date(validUntil)) },
        { key: "state", header: t("state"), cell: ({ state, onBoard }) => (state === "terbit" && !onBoard ? t("hidden") : label(VACANCY_STATES, state, lang)) },
      ]}
    />
  );
}
