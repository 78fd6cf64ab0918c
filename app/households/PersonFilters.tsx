import { Form, Link } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { SubmitButton } from "~/ui/SubmitButton";
import { type PersonQuery, WHEREABOUTS } from "./list-query";
import { SearchBox } from "./SearchBox";

type PersonFiltersProps = {
  query: PersonQuery;
  /** What was typed and could not be found; it stays in the box. */
  typed?: string | undefined;
  error?: string | undefined;
};

/** Search among persons. Sent by POST, so that a NIK typed into the box never stands in an address or a log. */
export function PersonFilters({ query, typed, error }: PersonFiltersProps) {
  const { t } = useTranslation(["households", "common"]);
  return (
    <Form method="post" role="search" aria-label={t("people.search")} className="card no-print space-y-2 p-4">
      <div className="flex flex-wrap items-end gap-3">
        <SearchBox label={t("people.search")} hint={t("people.searchHint")} search={query.search} typed={typed} error={error} />
        <div className="min-w-0 grow basis-48">
          <SelectField
            key={query.whereabouts ?? ""}
            field={plainField("pmi", query.whereabouts ?? "")}
            label={t("list.whereabouts")}
            placeholder={t("common:all")}
            choices={WHEREABOUTS.map((value) => ({ value, label: t(`whereabouts.${value}`) }))}
          />
        </div>
        <SubmitButton>
          <Search aria-hidden="true" className="size-5" />
          {t("common:search")}
        </SubmitButton>
      </div>
      {(typed ?? query.search) !== "" || query.whereabouts !== null ? (
        <Link to="?" className="link tap">
          {t("list.clear")}
        </Link>
      ) : null}
    </Form>
  );
}
