import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { UndoRefusal } from "./merge";
import type { MergeDetail } from "./merge-result.server";

type MergeResultProps = { merge: MergeDetail };

/** What became part of what, what went along, and the way back while there is one. */
export function MergeResult({ merge: { kind, kept, merged, on, by, undone, undoUntil, counts } }: MergeResultProps) {
  const { t } = useTranslation(["merging", "households"]);
  const format = useFormat();
  const who = (name: string | null, day: string) => (name ? t("result.by", { name, on: format.date(day) }) : format.date(day));
  return (
    <>
      {undone ? <Alert tone="info" title={t("result.undone", { on: format.date(undone.on) })}>{undone.by}</Alert> : null}
      <Card>
        <Facts
          items={[
            { term: t("result.kept"), value: <Link to={`/keluarga/${kept.householdId}`} className="link tap">{kept.name ?? "–"}</Link> },
            { term: t("result.merged"), value: merged.name },
            { term: t("result.on"), value: who(by, on) },
            ...(counts ? [{ term: t("result.moved"), value: counts.map(({ entity, count }) => `${t(`households:history.entity.${entity}`)} ${format.number(count)}`).join(", ") || t("result.nothing") }] : []),
            ...(merged.nik ? [{ term: t("result.nik"), value: merged.nik }] : []),
            ...(merged.phone ? [{ term: t("result.phone"), value: merged.phone, hint: t("result.phoneHint") }] : []),
          ]}
        />
      </Card>
      {undone ? null : !counts ? (
        <p className="text-muted">{t("result.refused.forbidden")}</p>
      ) : undoUntil ? (
        <Confirm trigger={t("result.undo")} question={t(`result.question.${kind}`)} confirmLabel={t("result.undo")} fields={{ intent: "urungkan" }}>
          {t("result.until", { on: format.date(undoUntil) })}
        </Confirm>
      ) : (
        <p className="text-muted">{t("result.over")}</p>
      )}
    </>
  );
}

/** Where a record that stands in the way can be looked at. */
const ADDRESSES: Record<string, string> = { household: "keluarga", remittance: "kiriman", journey: "perjalanan" };

export function UndoRefused({ refused }: { refused: UndoRefusal }) {
  const { t } = useTranslation(["merging", "households"]);
  if (refused.code !== "touched") return <Alert tone="bad" live title={t(`result.refused.${refused.code}`)} />;
  return (
    <Alert tone="bad" live title={t("result.refused.touched")}>
      <p>{t("result.refused.touchedHelp")}</p>
      <ul className="mt-2 list-disc pl-5">
        {refused.records.map(({ entity, entityId }) => {
          const text = t(`households:history.entity.${entity}`);
          const folder = ADDRESSES[entity];
          return (
            <li key={`${entity} ${entityId}`}>
              {folder ? (
                <Link to={`/${folder}/${entityId}`} className="link tap">
                  {text}
                </Link>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
