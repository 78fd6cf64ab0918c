import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { type Column, DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import { HOUSEHOLD_STATUSES, type HouseholdStatus } from "./codes";
import type { Direction, ListSort } from "./list-query";
import { ListPages } from "./ListPages";
import type { HouseholdGap } from "./person-checks";

export type ShownHousehold = {
  id: string;
  label: string;
  village: string;
  status: HouseholdStatus;
  headName: string | null;
  members: number;
  travellers: { name: string; state: string; country: string | null }[];
  gaps: HouseholdGap[];
  updatedOn: string;
};

type HouseholdTableProps = {
  caption: string;
  rows: readonly ShownHousehold[];
  total: number;
  next: string | null;
  sort: ListSort;
  direction: Direction;
  isFirst: boolean;
  /** Says which village, where the list spans several. */
  withVillage: boolean;
  /** The words for a journey's state and country; this folder knows no journeys. */
  whereabouts: (state: string, country: string | null) => string;
  empty: ReactNode;
};

/** Households in rows, or cards on a phone, with the way to the next page. */
export function HouseholdTable({ caption, rows, total, next, sort, direction, isFirst, withVillage, whereabouts, empty }: HouseholdTableProps) {
  const { t } = useTranslation("households");
  const format = useFormat();
  const columns: Column<ShownHousehold>[] = [
    { key: "nama", header: t("list.household"), title: true, sortable: true, cell: (row) => <HouseholdName {...row} /> },
    ...(withVillage ? [{ key: "desa", header: t("list.village"), sortable: true, cell: (row: ShownHousehold) => row.village }] : []),
    { key: "kepala", header: t("list.head"), cell: (row) => row.headName ?? <span className="text-muted">{t("list.noHead")}</span> },
    { key: "anggota", header: t("list.members"), numeric: true, cell: (row) => format.number(row.members) },
    { key: "pmi", header: t("list.travellers"), cell: (row) => <Travellers {...row} whereabouts={whereabouts} /> },
    { key: "kurang", header: t("list.gaps"), cell: (row) => (row.gaps.length > 0 ? row.gaps.map((gap) => t(`gap.${gap}`)).join(", ") : "") },
    { key: "diubah", header: t("list.updated"), sortable: true, cell: (row) => format.date(row.updatedOn) },
  ];
  return (
    <>
      <div className="card overflow-hidden">
        <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} sort={{ key: sort, direction }} empty={empty} />
      </div>
      <ListPages total={total} next={next} isFirst={isFirst} of="list" />
    </>
  );
}

function HouseholdName({ id, label: name, status }: ShownHousehold) {
  const format = useFormat();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Link to={`/keluarga/${id}`} className="link tap break-words font-semibold">
        {name}
      </Link>
      {status === "aktif" ? null : <Badge>{label(HOUSEHOLD_STATUSES, status, format.lang)}</Badge>}
    </span>
  );
}

function Travellers({ travellers, whereabouts }: Pick<ShownHousehold, "travellers"> & Pick<HouseholdTableProps, "whereabouts">) {
  if (travellers.length === 0) return null;
  return (
    <ul>
      {travellers.map(({ name, state, country }) => (
        <li key={`${name} ${state}`}>
          {name} <span className="text-muted">· {whereabouts(state, country)}</span>
        </li>
      ))}
    </ul>
  );
}
