import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { KANTONG_BASES, PERDES_STATUSES, PROGRAMME_STATUSES } from "./codes";
import type { Programme } from "./programme.schema";

type Listed = { people: number; year: number | null } | null;

/** What is known of a village's part in the programme; what is not known is said, never left out. */
export function ProgrammeFacts({ programme, listed }: { programme: Programme; listed: Listed }) {
  const { t } = useTranslation("regions");
  const lang = useLang();
  const format = useFormat();
  const unknown = t("programme.unknown");
  const day = (date: string | null) => (date ? format.date(date, "long") : unknown);
  const kantong = programme.isKantong === null ? unknown : t(programme.isKantong ? "programme.yes" : "programme.no");
  const people = programme.population === null ? unknown : `${format.number(programme.population)} ${t("programme.persons")} (${programme.populationYear ?? unknown})`;
  return (
    <Facts
      items={[
        { term: t("programme.status"), value: label(PROGRAMME_STATUSES, programme.programmeStatus, lang) },
        { term: t("programme.start"), value: day(programme.programmeStart) },
        { term: t("programme.cohort"), value: programme.cohort ?? unknown },
        { term: t("programme.kantong"), value: programme.kantongBasis && programme.isKantong ? `${kantong} · ${label(KANTONG_BASES, programme.kantongBasis, lang)}` : kantong },
        { term: t("programme.perdes"), value: [label(PERDES_STATUSES, programme.perdesStatus, lang), programme.perdesNumber].filter(Boolean).join(" · ") },
        { term: t("programme.perdesOn"), value: day(programme.perdesOn) },
        { term: t("programme.satgas"), value: programme.satgasMembers === null ? unknown : format.number(programme.satgasMembers) },
        { term: t("programme.population"), value: people, ...(listed ? { hint: t("programme.listed", { year: listed.year ?? "–", people: format.number(listed.people) }) } : {}) },
      ]}
    />
  );
}
