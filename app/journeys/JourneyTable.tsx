import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Badge } from "~/ui/Badge";
import { DataTable, type Column } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import { JOURNEY_STATES } from "./codes";
import { phaseOf, toneOf } from "./phases";
import type { VillageJourney } from "./village-journeys.server";

type JourneyTableProps = { rows: readonly VillageJourney[]; today: string; /** Contracts up to this day end soon. */ endingUntil: string };

/** The journeys of an area. Who left without procedure is not told by a list. */
export function JourneyTable({ rows, today, endingUntil }: JourneyTableProps) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const ending = ({ status, contractEnd }: VillageJourney) => {
    if (contractEnd === null || phaseOf(status) !== "di_luar" || contractEnd > endingUntil) return null;
    return <Badge tone="warn">{t(contractEnd < today ? "list.ended" : "list.endingSoon")}</Badge>;
  };
  const columns: Column<VillageJourney>[] = [
    {
      key: "name",
      header: t("list.name"),
      title: true,
      cell: (row) => (
        <Link to={`/perjalanan/${row.id}`} className="link tap">
          {row.personName}
        </Link>
      ),
    },
    {
      key: "household",
      header: t("list.household"),
      cell: (row) => (
        <Link to={`/keluarga/${row.householdId}`} className="link tap">
          {row.householdLabel}
        </Link>
      ),
    },
    { key: "state", header: t("list.state"), cell: (row) => <Badge tone={toneOf(row.status)}>{label(JOURNEY_STATES, row.status, lang)}</Badge> },
    { key: "country", header: t("list.country"), cell: (row) => (row.country ? label(COUNTRIES, row.country, lang) : t("unknown")) },
    { key: "departed", header: t("list.departed"), cell: (row) => format.date(row.departedOn) },
    {
      key: "contractEnd",
      header: t("list.contractEnd"),
      cell: (row) => (
        <>
          {format.date(row.contractEnd)} {ending(row)}
        </>
      ),
    },
  ];
  return <DataTable caption={t("list.caption")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
