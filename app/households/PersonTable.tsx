import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { label } from "~/shared/codes";
import { type Column, DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import type { Age } from "./age";
import { SEXES } from "./codes";
import { ListPages } from "./ListPages";
import type { PersonRow } from "./person-list.server";

export type ShownPerson = Omit<PersonRow, "birthDate" | "birthYear" | "regionCode" | "journey"> & {
  age: Age;
  journey: { id: string; text: string } | null;
};
type PersonTableProps = { caption: string; rows: readonly ShownPerson[]; total: number; next: string | null; isFirst: boolean; withVillage: boolean; empty: ReactNode };

/** Persons in rows, or cards on a phone, each with the family and the journey that tell more. */
export function PersonTable({ caption, rows, total, next, isFirst, withVillage, empty }: PersonTableProps) {
  const { t } = useTranslation("households");
  const { lang } = useFormat();
  const unknown = <span className="text-muted">{t("empty")}</span>;
  const columns: Column<ShownPerson>[] = [
    { key: "nama", header: t("field.fullName"), title: true, cell: ({ fullName, householdId }) => <Link to={`/keluarga/${householdId}`} className="link tap break-words font-semibold">{fullName}</Link> },
    { key: "jenis", header: t("field.sex"), cell: ({ sex }) => (sex ? label(SEXES, sex, lang) : unknown) },
    { key: "usia", header: t("member.age"), numeric: true, cell: ({ age }) => (age ? t(age.isAbout ? "member.ageAbout" : "member.ageYears", { years: age.years }) : unknown) },
    { key: "keluarga", header: t("list.household"), cell: ({ household }) => household },
    ...(withVillage ? [{ key: "desa", header: t("list.village"), cell: ({ village }: ShownPerson) => village }] : []),
    { key: "perjalanan", header: t("member.journey"), cell: ({ journey }) => (journey ? <Link to={`/perjalanan/${journey.id}`} className="link tap">{journey.text}</Link> : "") },
  ];
  return (
    <>
      <div className="card overflow-hidden">
        <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
      </div>
      <ListPages total={total} next={next} isFirst={isFirst} of="people" />
    </>
  );
}
