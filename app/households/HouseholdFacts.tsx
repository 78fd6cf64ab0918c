import { useTranslation } from "react-i18next";
import { label } from "~/shared/codes";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { HOUSEHOLD_STATUSES, type HouseholdStatus } from "./codes";

type HouseholdFactsProps = {
  facts: {
    village: string;
    kk: string | null;
    address: string | null;
    size: number | null;
    dependantsUnder18: number | null;
    elderly60plus: number | null;
    caretakerName: string | null;
    mentorName: string | null;
    status: HouseholdStatus;
    note: string | null;
    updatedOn: string;
    updatedBy: string | null;
  };
  /** Villages it lived in before. */
  earlier: readonly { regionCode: string; village: string; regionTo: string | null }[];
};

/** A household's sheet. What nobody has asked yet says so; zero is written as zero. */
export function HouseholdFacts({ facts, earlier }: HouseholdFactsProps) {
  const { t } = useTranslation("households");
  const format = useFormat();
  const known = (value: string | null) => value ?? <span className="font-normal text-muted">{t("empty")}</span>;
  const count = (value: number | null) => known(value === null ? null : format.number(value));
  return (
    <>
      <Facts
        items={[
          { term: t("list.village"), value: facts.village },
          { term: t("field.address"), value: known(facts.address) },
          { term: t("field.kk"), value: <span className="num">{known(facts.kk)}</span> },
          { term: t("field.status"), value: label(HOUSEHOLD_STATUSES, facts.status, format.lang) },
          { term: t("field.size"), value: count(facts.size) },
          { term: t("field.dependantsUnder18"), value: count(facts.dependantsUnder18) },
          { term: t("field.elderly60plus"), value: count(facts.elderly60plus) },
          { term: t("field.caretakerPersonId"), value: known(facts.caretakerName) },
          { term: t("field.mentorId"), value: facts.mentorName ?? <span className="font-normal text-muted">{t("mentor.none")}</span> },
          ...(earlier.length > 0 ? [{ term: t("move.earlier"), value: earlier.map(({ village, regionTo }) => t("move.until", { village, on: format.date(regionTo) })).join("; ") }] : []),
        ]}
      />
      {facts.note ? <p className="mt-3 whitespace-pre-line">{facts.note}</p> : null}
      <p className="mt-3 text-muted">
        {facts.updatedBy ? t("page.updatedBy", { on: format.date(facts.updatedOn), name: facts.updatedBy }) : t("page.updated", { on: format.date(facts.updatedOn) })}
      </p>
    </>
  );
}
