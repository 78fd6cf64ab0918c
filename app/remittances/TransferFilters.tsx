import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SelectField, type Choice } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import type { AreaListQuery } from "./area-list";

type TransferFiltersProps = { query: AreaListQuery; channels: readonly Choice[]; countries: readonly Choice[]; latest: string };

/** Month, channel, country and family; the words go into the address, so that a filtered list can be shared. */
export function TransferFilters({ query, channels, countries, latest }: TransferFiltersProps) {
  const { t } = useTranslation(["remittances", "common"]);
  const isFiltered = Boolean(query.month ?? query.channel ?? query.country) || query.family !== "";
  const field = (name: string, value: string | null) => plainField(name, value, `saring-${name}`);
  return (
    <Form key={JSON.stringify(query)} method="get" role="search" className="no-print card grid items-end gap-3 p-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_1fr_auto]">
      <DateField field={field("bulan", query.month)} label={t("filter.month")} kind="month" max={latest} optional={false} />
      <SelectField field={field("saluran", query.channel)} label={t("filter.channel")} choices={channels} placeholder={t("common:all")} optional={false} />
      <SelectField field={field("negara", query.country)} label={t("filter.country")} choices={countries} placeholder={t("common:all")} optional={false} />
      <TextField field={field("keluarga", query.family)} label={t("filter.family")} type="search" optional={false} />
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="btn btn-primary min-h-12">
          {t("common:filter")}
        </button>
        {isFiltered ? (
          <Link to="?" className="btn btn-quiet min-h-12">
            {t("common:clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
