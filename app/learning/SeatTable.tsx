import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import type { Participant } from "./activities.server";
import { ATTENDANCE, TEST_PHASES } from "./codes";

type SeatTableProps = { participants: readonly Participant[]; sessions: readonly { id: string; number: number }[]; title: string };

/** Everybody who takes part, meeting by meeting, with the tests. */
export function SeatTable({ participants, sessions, title }: SeatTableProps) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={participants}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("people.none")}>{t("people.noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("people.name"), title: true, cell: ({ name, household }: Participant) => <>{name}{household ? <span className="block font-normal text-muted">{household}</span> : null}</> },
        ...sessions.map(({ id, number }) => ({ key: id, header: t("session.number", { number }), cell: ({ seats }: Participant) => label(ATTENDANCE, seats[id] ?? "tidak_dicatat", lang) })),
        ...(["pre", "post", "tindak_lanjut_3bln"] as const).map((phase) => ({ key: phase, header: label(TEST_PHASES, phase, lang), numeric: true, cell: ({ scores }: Participant) => scores[phase]?.score ?? "–" })),
      ]}
    />
  );
}
