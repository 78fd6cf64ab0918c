import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { DataTable } from "~/ui/DataTable";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { MEDIA } from "./codes";
import type { ContactBatch } from "./contacts.server";
import type { MediumCount, Reach } from "./job-figures.server";

type ReachCardProps = { reach: Reach; media: readonly MediumCount[]; last: readonly ContactBatch[]; canWrite: boolean };

/** How many were told: people by name against all adults on record, and counted heads apart from them. */
export function ReachCard({ reach, media, last, canWrite }: ReachCardProps) {
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  const { reached, adults, ageUnknown, heads, uniqueHeads } = reach;
  return (
    <Card title={t("reach.title")} note={t("reach.period")}>
      <Facts
        items={[
          { term: t("reach.persons"), value: adults === 0 ? t("funnel.noOne") : format.percent(reached / adults), hint: t("reach.of", { reached, adults, unknown: ageUnknown }) },
          { term: t("reach.heads"), value: format.number(heads), hint: t("reach.headsOf", { unique: uniqueHeads }) },
        ]}
      />
      {media.length === 0 ? null : (
        <div className="mt-4">
          <DataTable
            caption={t("reach.caption")}
            rows={media}
            rowKey={({ medium }) => medium}
            columns={[
              { key: "medium", header: t("reach.medium"), title: true, cell: ({ medium }) => label(MEDIA, medium, lang) },
              { key: "persons", header: t("reach.named"), numeric: true, cell: ({ persons }) => format.number(persons) },
              { key: "heads", header: t("reach.counted"), numeric: true, cell: ({ heads: counted }) => format.number(counted) },
            ]}
          />
        </div>
      )}
      {last.length === 0 ? null : (
        <>
          <h3 className="mt-5 font-semibold">{t("last.title")}</h3>
          <ul className="divide-y divide-line">
            {last.map(({ batchId, contactedOn, medium, persons, heads: counted }) => (
              <li key={batchId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <span>
                  <span className="font-medium">{format.date(contactedOn)} · {label(MEDIA, medium, lang)}</span>
                  <span className="block text-muted">{[persons > 0 ? t("last.persons", { count: persons }) : null, counted ? t("last.heads", { count: counted }) : null].filter(Boolean).join(" · ")}</span>
                </span>
                {canWrite ? (
                  <Confirm trigger={<>{t("last.remove")}<span className="sr-only"> {format.date(contactedOn)} {label(MEDIA, medium, lang)}</span></>} question={t("last.removeQuestion")} confirmLabel={t("last.removeConfirm")} fields={{ intent: "hapus", batchId }} danger={false}>
                    {t("last.removeHelp", { on: format.date(contactedOn) })}
                  </Confirm>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
