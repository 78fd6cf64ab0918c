import { Form, Link } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { label } from "~/shared/codes";
import { useLang } from "~/i18n/use-lang";
import { Disclosure } from "~/ui/Disclosure";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { SubmitButton } from "~/ui/SubmitButton";
import { CHOSEN_STATUSES, HOUSEHOLD_STATUSES } from "./codes";
import { isFiltered, type ListQuery, WHEREABOUTS } from "./list-query";
import { SearchBox } from "./SearchBox";

type ListFiltersProps = {
  query: ListQuery;
  /** What was typed and could not be found; it stays in the box. */
  typed?: string | undefined;
  error?: string | undefined;
  /** Areas one step below, to narrow the list. */
  parts: readonly { code: string; name: string }[];
  journeyStates: readonly { code: string; label: string }[];
};

/**
 * Search and filters of a list. Sent by POST, so that a NIK typed into the box never stands in an address or a log;
 * the answer is a plain address with everything else.
 */
export function ListFilters({ query, typed, error, parts, journeyStates }: ListFiltersProps) {
  const { t } = useTranslation(["households", "common"]);
  const lang = useLang();
  const narrowed = isFiltered({ ...query, search: "" });
  return (
    <Form method="post" role="search" aria-label={t("list.search")} className="card no-print space-y-2 p-4">
      <input type="hidden" name="urut" value={query.sort} />
      <input type="hidden" name="arah" value={query.direction} />
      <div className="flex flex-wrap items-end gap-3">
        <SearchBox label={t("list.search")} hint={t("list.searchHint")} search={query.search} typed={typed} error={error} />
        <SubmitButton>
          <Search aria-hidden="true" className="size-5" />
          {t("common:search")}
        </SubmitButton>
      </div>
      <Disclosure summary={t("list.filters")} open={narrowed}>
        <div className="grid gap-4 pt-2 sm:grid-cols-3">
          <SelectField
            key={`pmi ${query.whereabouts ?? query.journeyState ?? ""}`}
            field={plainField("pmi", query.whereabouts ?? query.journeyState ?? "")}
            label={t("list.whereabouts")}
            placeholder={t("common:all")}
            choices={[
              ...WHEREABOUTS.map((value) => ({ value, label: t(`whereabouts.${value}`) })),
              { label: t("list.journeyState"), choices: journeyStates.map(({ code, label: text }) => ({ value: code, label: text })) },
            ]}
          />
          <SelectField
            key={`status ${query.status ?? ""}`}
            field={plainField("status", query.status ?? "")}
            label={t("status")}
            placeholder={t("common:all")}
            choices={CHOSEN_STATUSES.map((value) => ({ value, label: label(HOUSEHOLD_STATUSES, value, lang) }))}
          />
          {parts.length > 0 ? (
            <SelectField field={plainField("bagian")} label={t("list.part")} placeholder={t("common:all")} choices={parts.map(({ code, name }) => ({ value: code, label: name }))} />
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-4 pt-4">
          <CheckboxField key={`lengkap ${query.incomplete}`} field={plainField("lengkap", query.incomplete ? "on" : "")} label={t("list.incomplete")} />
          <SubmitButton variant="secondary">{t("list.apply")}</SubmitButton>
        </div>
      </Disclosure>
      {isFiltered(query) ? (
        <Link to="?" className="link tap">
          {t("list.clear")}
        </Link>
      ) : null}
    </Form>
  );
}
