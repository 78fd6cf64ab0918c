import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { NON_PROCEDURAL_EVIDENCES, PROCEDURAL_STATUSES } from "./codes";
import type { JourneyPage } from "./journey-page.server";

type ProceduralCardProps = Pick<JourneyPage, "because" | "counted"> & { journey: Pick<JourneyPage["journey"], "proceduralStatus" | "registeredOn" | "nonProceduralEvidence" | "canWrite"> };

const TONES = { prosedural: "good", non_prosedural: "neutral", tidak_diketahui: "neutral" } as const;

/** The procedural status with what it rests on. Not known is said as such and is no accusation. */
export function ProceduralCard({ journey, because, counted }: ProceduralCardProps) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const { proceduralStatus, registeredOn, nonProceduralEvidence, canWrite } = journey;
  const reason =
    proceduralStatus === "non_prosedural" && nonProceduralEvidence && canWrite
      ? t("procedural.evidence", { what: label(NON_PROCEDURAL_EVIDENCES, nonProceduralEvidence, lang) })
      : t(`procedural.because.${proceduralStatus === "non_prosedural" ? "on_evidence" : (because ?? "earlier")}`);
  return (
    <Card title={t("procedural.title")}>
      <Badge tone={TONES[proceduralStatus]}>{label(PROCEDURAL_STATUSES, proceduralStatus, lang)}</Badge>
      <p className="mt-2">{reason}</p>
      {proceduralStatus === "tidak_diketahui" ? (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-muted">
          <li>{t("procedural.papers", { verified: counted.verified, required: counted.required })}</li>
          <li>{registeredOn ? t("procedural.registered") : t("procedural.notRegistered")}</li>
        </ul>
      ) : null}
    </Card>
  );
}
