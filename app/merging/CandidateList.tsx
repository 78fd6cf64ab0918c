import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { LinkButton } from "~/ui/LinkButton";
import type { PairReason, Strength } from "./candidate-rules";

export type ShownCandidate = {
  kind: "household" | "person";
  a: ShownRecord;
  b: ShownRecord;
  reasons: PairReason[];
  strength: Strength;
};
/** `facts`: what tells two of one name apart, such as the day of birth. */
export type ShownRecord = { id: string; name: string; householdId: string; facts: string[] };

/** Pairs that may be one, the strongest first, each with what speaks for it. */
export function CandidateList({ pairs }: { pairs: readonly ShownCandidate[] }) {
  const { t } = useTranslation(["merging", "households"]);
  return (
    <ul className="space-y-4">
      {pairs.map(({ kind, a, b, reasons, strength }) => (
        <li key={`${a.id} ${b.id}`} className="card space-y-3 p-4">
          <div className="grid gap-3 sm:grid-cols-2">
            <Record {...a} />
            <Record {...b} />
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={strength === "strong" ? "warn" : "info"}>{t(`strength.${strength}`)}</Badge>
            <span>{reasons.map((reason) => t(`reason.${reason}`)).join(" · ")}</span>
          </p>
          <LinkButton to={`/gabung/${kind === "household" ? "keluarga" : "orang"}/${a.id}/${b.id}`} variant="secondary">
            {t("list.compare")}
            <span className="sr-only">
              : {a.name}, {b.name}
            </span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

function Record({ name, householdId, facts }: ShownRecord) {
  return (
    <div className="min-w-0">
      <Link to={`/keluarga/${householdId}`} className="link tap font-semibold break-words">
        {name}
      </Link>
      <p className="text-muted break-words">{facts.join(" · ")}</p>
    </div>
  );
}
