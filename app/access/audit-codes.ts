/** What the log page offers to filter by and has words for; an entry of another kind is shown by its code. */
export const AUDIT_ACTIONS = [
  "create", "update", "delete", "undo", "export", "import", "import_undo", "reveal", "sign_in", "sign_in_refused", "sign_out", "invite", "grant",
  "grant_end", "password_set", "password_change", "password_link", "factor_set_up", "factor_removed", "factor_reset", "recovery_codes", "activate", "deactivate", "report_death", "withdraw_death_report", "seed", "distinct", "distinct_revised", "merge", "moved", "set_aside",
] as const;

export const AUDIT_ENTITIES = [
  "user", "calendar", "household", "person", "journey", "placement", "document", "consent", "remittance", "remittance_use", "no_transfer_month", "debt",
  "finance_snapshot", "mentoring_request", "mentoring_enrolment", "mentoring_plan", "mentoring_session", "mentoring_milestone", "data_request", "saved_plan", "activity", "enterprise", "info_contact", "consultation", "referral", "placement_company", "enterprise_month", "vacancy", "product", "order", "import", "programme", "demo",
] as const;

/** Facts of an entry that have words of their own on the page. */
export const AUDIT_FACTS = ["fields", "version", "reason", "role", "validFrom", "validTo", "count", "rows", "kind", "format", "field", "households"] as const;

export const isKnown = <T extends string>(list: readonly T[], code: string): code is T => (list as readonly string[]).includes(code);
