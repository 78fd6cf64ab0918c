import { Link } from "@remix-run/react";
import { ArrowRight, CircleCheck, ClipboardList } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

type TaskStripProps = {
  region: string;
  tasks: { month: string; missing: number; eligible: number; incompleteCosts: number };
  missingTo: string;
  incompleteTo: string;
};

/** What the day begins with, before any figure: who has no record of this month, what is half written. */
export function TaskStrip({ region, tasks: { month, missing, eligible, incompleteCosts }, missingTo, incompleteTo }: TaskStripProps) {
  const { t } = useTranslation("indicators");
  const format = useFormat();
  const shownMonth = format.month(month);
  return (
    <section aria-labelledby="tugas" className="card no-print border-l-4 border-l-primary px-4 py-4 sm:px-5">
      <h2 id="tugas" className="flex items-center gap-2 text-lg font-semibold">
        <ClipboardList aria-hidden="true" className="size-5 shrink-0 text-muted" />
        {t("tasks.title")}
      </h2>
      <ul className="mt-1 divide-y divide-line">
        {missing > 0 ? (
          <Task to={missingTo} text={t("tasks.missing", { count: missing, month: shownMonth })} action={t("tasks.open")} />
        ) : (
          <li className="flex min-h-11 items-center gap-2 py-2 text-good">
            <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
            {t(eligible > 0 ? "tasks.none" : "tasks.noMigrants", { month: shownMonth })}
          </li>
        )}
        {incompleteCosts > 0 ? <Task to={incompleteTo} text={t("tasks.incomplete", { count: incompleteCosts })} action={t("tasks.openTransfers")} /> : null}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton to={`/kiriman/baru?desa=${region}`}>{t("tasks.record")}</LinkButton>
        <LinkButton variant="secondary" to={`/wilayah/${region}/keluarga`}>
          {t("tasks.families")}
        </LinkButton>
      </div>
    </section>
  );
}

function Task({ to, text, action }: { to: string; text: string; action: string }) {
  return (
    <li>
      <Link to={to} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 py-2">
        <span className="font-medium">{text}</span>
        <span className="link inline-flex items-center gap-1">
          {action}
          <ArrowRight aria-hidden="true" className="size-4" />
        </span>
      </Link>
    </li>
  );
}
