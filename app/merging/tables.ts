/** The records that belong to a household, by the names of history and audit; households first, as they are locked. */
export const ENTITIES = [
  "household", "person", "consent", "journey", "placement", "document", "remittance", "no_transfer_month", "remittance_use", "debt", "finance_snapshot", "mentoring_enrolment", "data_request", "enterprise", "survey_response",
  "info_contact", "consultation", "referral", "saved_plan",
] as const;
export type Entity = (typeof ENTITIES)[number];
