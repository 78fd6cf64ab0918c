import { useTranslation } from "react-i18next";
import { StatCard } from "~/ui/StatCard";
import type { PillarBar, PillarBars } from "./pillars";

/** The outcome index with its four bars, each with the figures it is made of; never the one number alone. */
export function FourPillars({ index, bars, to }: PillarBars & { to?: string }) {
  const { t } = useTranslation("indicators");
  return (
    <section aria-labelledby="empat-pilar" className="space-y-3">
      <h2 id="empat-pilar" className="text-xl font-semibold">
        {t("pillars.title")}
      </h2>
      <div className="grid gap-3 lg:grid-cols-[1fr_3fr]">
        <StatCard label={index.label} value={index.value} unknownReason={t("pillars.indexNotYet")} sub={index.value === null ? t("pillars.needsAll") : index.of} definition={index.definition} to={to} toLabel={t("pillars.open")} />
        <ul className="grid gap-3 sm:grid-cols-2">
          {bars.map((bar) => (
            <li key={bar.pillar} className="card space-y-2 px-4 py-3">
              <Bar {...bar} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Bar({ pillar, score, percent, reason, parts }: PillarBar) {
  const { t } = useTranslation("indicators");
  return (
    <>
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{t(`pillars.${pillar}`)}</span>
        <span className="num font-bold">{score ?? "–"}</span>
      </p>
      <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="block h-3 w-full">
        <rect width="100" height="4" className="fill-line" />
        {percent === null ? null : <rect width={percent} height="4" className="fill-primary" />}
      </svg>
      {reason ? <p className="text-muted">{reason}</p> : null}
      <dl className="space-y-1">
        {parts.map(({ id, name, value, reason: why }) => (
          <div key={id} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-muted">{name}</dt>
            <dd className="num font-medium">{value ?? why}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
