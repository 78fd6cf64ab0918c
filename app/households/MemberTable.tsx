import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { type Column, DataTable } from "~/ui/DataTable";
import type { Tone } from "~/ui/tone";
import type { Age } from "./age";
import { MEMBER_ROLES, type MemberRole, SEXES, type Sex } from "./codes";
import type { MissingFact } from "./person-checks";

export type ShownMember = {
  id: string;
  fullName: string;
  memberRole: MemberRole;
  sex: Sex | null;
  age: Age;
  nik: string | null;
  phone: string | null;
  missing: MissingFact[];
  journey: { id: string; text: string; tone: Tone } | null;
};

type MemberTableProps = { members: readonly ShownMember[]; householdId: string; canWrite: boolean };

/** Who lives here, head first. Numbers show their last digits; a full one is asked for below with a reason. */
export function MemberTable({ members, householdId, canWrite }: MemberTableProps) {
  const { t } = useTranslation("households");
  const lang = useLang();
  const known = (text: string | null | undefined) => text ?? <span className="text-muted">{t("empty")}</span>;
  const columns: Column<ShownMember>[] = [
    {
      key: "nama",
      header: t("field.fullName"),
      title: true,
      cell: ({ id, fullName, missing }) => (
        <>
          {canWrite ? (
            <Link to={`/keluarga/${householdId}/anggota/${id}`} className="link tap break-words font-semibold">
              {fullName}
            </Link>
          ) : (
            <span className="font-semibold break-words">{fullName}</span>
          )}
          {missing.length > 0 && canWrite ? <span className="block text-sm font-normal text-muted">{t("member.missing", { facts: missing.map((fact) => t(`missing.${fact}`)).join(", ") })}</span> : null}
        </>
      ),
    },
    { key: "hubungan", header: t("member.role"), cell: ({ memberRole }) => label(MEMBER_ROLES, memberRole, lang) },
    { key: "jenis", header: t("field.sex"), cell: ({ sex }) => known(sex && label(SEXES, sex, lang)) },
    { key: "usia", header: t("member.age"), numeric: true, cell: ({ age }) => known(age && t(age.isAbout ? "member.ageAbout" : "member.ageYears", { years: age.years })) },
    { key: "pmi", header: t("member.journey"), cell: ({ journey }) => (journey ? <JourneyLink {...journey} /> : "") },
    { key: "nik", header: t("field.nik"), cell: ({ nik }) => <span className="num">{known(nik)}</span> },
    { key: "telepon", header: t("field.phone"), cell: ({ phone }) => <span className="num">{known(phone)}</span> },
  ];
  return <DataTable caption={t("member.caption")} captionHidden columns={columns} rows={members} rowKey={({ id }) => id} />;
}

function JourneyLink({ id, text, tone }: NonNullable<ShownMember["journey"]>) {
  return (
    <Link to={`/perjalanan/${id}`} className="inline-flex min-h-11 items-center hover:underline">
      <Badge tone={tone}>{text}</Badge>
    </Link>
  );
}
