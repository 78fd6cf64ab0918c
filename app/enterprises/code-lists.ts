import type { CodeList } from "~/shared/codes";
import { CAPITAL_SOURCES, CLOSING_REASONS, ENTERPRISE_KINDS, ENTRY_KINDS, KEPT_BY, RECORD_QUALITIES } from "./codes";

/** Code lists by kind of record and field, for showing stored values and their changes. */
export const ENTERPRISE_LISTS = {
  enterprise: { kind: ENTERPRISE_KINDS, capitalSources: CAPITAL_SOURCES, closedReason: CLOSING_REASONS },
  enterprise_month: { recordQuality: RECORD_QUALITIES, keptBy: KEPT_BY },
  enterprise_entry: { kind: ENTRY_KINDS },
} satisfies Record<string, Record<string, CodeList>>;
