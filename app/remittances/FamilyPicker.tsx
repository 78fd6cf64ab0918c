import { Form, Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { EmptyState } from "~/ui/EmptyState";
import { SearchBox } from "./SearchBox";
import { useFormat } from "~/ui/use-format";

export type PickedFamily = { id: string; label: string; sender: string | null; country: string | null; lastOn: string | null; isMonthKnown: boolean };
type FamilyPickerProps = { families: readonly PickedFamily[]; words: string; area: string | null };

/** Whose transfer it is: one tap on the family, those still open this month first. */
export function FamilyPicker({ families, words, area }: FamilyPickerProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  return (
    <>
      <Form method="get" role="search" className="no-print">
        {area ? <input type="hidden" name="desa" value={area} /> : null}
        <SearchBox name="cari" value={words} label={t("pick.search")} button={t("pick.searchButton")} />
      </Form>
      {families.length === 0 ? (
        <EmptyState title={words ? t("pick.notFound", { words }) : t("pick.none")}>{words ? t("pick.notFoundHelp") : t("pick.noneHelp")}</EmptyState>
      ) : (
        <ul className="card divide-y divide-line" aria-label={t("pick.families")}>
          {families.map((family) => (
            <li key={family.id}>
              <Link to={`/keluarga/${family.id}/kiriman/baru`} prefetch="intent" className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-raised">
                <span className="min-w-0 grow">
                  <span className="block font-semibold">{family.label}</span>
                  <span className="block text-muted">
                    {[family.sender, family.country, family.lastOn ? t("pick.last", { on: format.date(family.lastOn) }) : t("pick.never")].filter(Boolean).join(" · ")}
                  </span>
                </span>
                {family.sender && !family.isMonthKnown ? <Badge tone="warn">{t("pick.open")}</Badge> : null}
                <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
