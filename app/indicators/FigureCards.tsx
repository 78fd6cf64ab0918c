import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { StatCard } from "~/ui/StatCard";
import { StatGrid } from "~/ui/StatGrid";
import type { FigureCard } from "./cards";

type FigureCardsProps = { cards: readonly FigureCard[]; linkOf: (id: string) => string | null };

/** The figures of an area, each with what stands beside it, how complete it is, and its definition. */
export function FigureCards({ cards, linkOf }: FigureCardsProps) {
  const { t } = useTranslation("indicators");
  return (
    <section aria-labelledby="angka-utama">
      <h2 id="angka-utama" className="sr-only">
        {t("figures")}
      </h2>
      <StatGrid>
        {cards.map((card) => (
          <StatCard
            key={card.id}
            label={card.label}
            value={card.value}
            unknownReason={card.reason ?? undefined}
            sub={<Beside card={card} />}
            definition={card.definition}
            to={linkOf(card.id) ?? undefined}
          />
        ))}
      </StatGrid>
    </section>
  );
}

function Beside({ card: { of, value, why, incomplete, beside, coverage } }: { card: FigureCard }) {
  const { t } = useTranslation("indicators");
  return (
    <div className="space-y-1">
      <p>{value === null ? why : of}</p>
      {beside.map((line) => (
        <p key={line} className="num text-ink">
          {line}
        </p>
      ))}
      {incomplete ? <Badge tone="warn">{t("incomplete")}</Badge> : null}
      {coverage && value !== null ? <p className="num">{coverage}</p> : null}
    </div>
  );
}
