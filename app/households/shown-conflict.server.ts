import type { Conflict } from "~/access/record-batch.server";
import type { Lang } from "~/i18n/languages";
import { timeZoneOf } from "~/regions/time-zone";
import type { CodeList } from "~/shared/codes";
import { dateIn, formatDate } from "~/shared/dates";
import type { ShownConflict } from "~/ui/form/shown-conflict";
import { valueText } from "./value-text";

type Place = { lang: Lang; regionCode: string; lists: Record<string, CodeList>; currency?: string | undefined };

/** Both states of a record as its form shows them; fields that only the computer knows are left out. */
export function shownConflict({ fields, version, changedBy, changedAt }: Conflict, { lang, regionCode, lists, currency }: Place): ShownConflict {
  const text = (field: string, value: unknown) => valueText(field, value, { language: lang, list: lists[field], currency });
  return {
    version,
    changedBy,
    changedOn: changedAt && formatDate(dateIn(timeZoneOf(regionCode), new Date(changedAt)), lang),
    rows: fields.filter(({ field }) => field !== "companyId").map(({ field, base, mine, theirs }) => ({ field, base: text(field, base), mine: text(field, mine), theirs: text(field, theirs) })),
  };
}
