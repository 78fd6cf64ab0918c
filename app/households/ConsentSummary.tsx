import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { useFormat } from "~/ui/use-format";
import { CONSENT_BASES, type ConsentBasis, CONSENT_PURPOSES, type ConsentPurpose } from "./codes";

export type PurposeState = { purpose: ConsentPurpose; state: "berlaku" | "dicabut"; basis: ConsentBasis; on: string };

/** What the family's records may be used for today, purpose by purpose; purposes never asked about are not listed. */
export function ConsentSummary({ purposes }: { purposes: readonly PurposeState[] }) {
  const { t } = useTranslation("households");
  const lang = useLang();
  const format = useFormat();
  if (purposes.length === 0) return <p>{t("consent.none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {purposes.map(({ purpose, state, basis, on }) => (
        <li key={purpose} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <span className="min-w-0">
            <span className="block font-medium">{label(CONSENT_PURPOSES, purpose, lang)}</span>
            <span className="text-muted">
              {label(CONSENT_BASES, basis, lang)}, {format.date(on)}
            </span>
          </span>
          <Badge tone={state === "berlaku" ? "good" : "neutral"}>{t(`consent.state.${state}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
