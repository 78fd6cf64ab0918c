CREATE TABLE "audit_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text,
	"region_code" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lane" integer DEFAULT 0 NOT NULL,
	"lane_seq" bigint DEFAULT 0 NOT NULL,
	"prev_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"household_id" uuid,
	"region_code" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"fields" jsonb NOT NULL,
	"reason" text,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"ended_at" timestamp with time zone,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"device" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"locale" text DEFAULT 'id' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"person_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"person_id" uuid,
	"purpose" text NOT NULL,
	"basis" text NOT NULL,
	"text_version" text NOT NULL,
	"given_on" date NOT NULL,
	"given_how" text NOT NULL,
	"withdrawn_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "household_regions" (
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"region_from" date NOT NULL,
	"region_to" date
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_code" text NOT NULL,
	"province_code" text GENERATED ALWAYS AS (left(region_code, 2)) STORED,
	"label" text NOT NULL,
	"search_label" text NOT NULL,
	"kk_cipher" "bytea",
	"kk_index" "bytea",
	"kk_last4" text,
	"size" integer,
	"dependants_under_18" integer,
	"elderly_60plus" integer,
	"caretaker_person_id" uuid,
	"mentor_id" uuid,
	"status" text DEFAULT 'aktif' NOT NULL,
	"address" text,
	"note" text,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"province_code" text GENERATED ALWAYS AS (left(region_code, 2)) STORED,
	"full_name" text NOT NULL,
	"search_name" text NOT NULL,
	"member_role" text DEFAULT 'lainnya' NOT NULL,
	"sex" text,
	"birth_date" date,
	"birth_year" integer,
	"nik_cipher" "bytea",
	"nik_index" "bytea",
	"nik_last4" text,
	"phone_cipher" "bytea",
	"phone_index" "bytea",
	"phone_last4" text,
	"education" text DEFAULT 'tidak_diketahui' NOT NULL,
	"marital" text DEFAULT 'tidak_diketahui' NOT NULL,
	"literacy" text,
	"preferred_contact" text,
	"note" text,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "column_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"region_code" text NOT NULL,
	"header" text NOT NULL,
	"field" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"outcome" text NOT NULL,
	"messages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cells" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changes" jsonb
);
--> statement-breakpoint
CREATE TABLE "import_writes" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"version_after" integer NOT NULL,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"region_code" text NOT NULL,
	"status" text DEFAULT 'dibaca' NOT NULL,
	"encoding" text,
	"delimiter" text,
	"sheet" text,
	"header_row" integer,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"accept_good" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"committed_at" timestamp with time zone,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"journey_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"type" text NOT NULL,
	"status" text DEFAULT 'tidak_diketahui' NOT NULL,
	"number_cipher" "bytea",
	"number_last4" text,
	"issuer" text,
	"issued_on" date,
	"expires_on" date,
	"verified_by" uuid,
	"verified_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "journey_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"journey_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"happened_on" date NOT NULL,
	"reason" text,
	"evidence" jsonb,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid,
	"confirmed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "journeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"province_code" text GENERATED ALWAYS AS (left(region_code, 2)) STORED,
	"seq" integer DEFAULT 1 NOT NULL,
	"status" text NOT NULL,
	"returns_to" text,
	"entry" text DEFAULT 'sejak_minat' NOT NULL,
	"procedural_status" text DEFAULT 'tidak_diketahui' NOT NULL,
	"registered_on" date,
	"evidence_source" text,
	"non_procedural_evidence" text,
	"country" text,
	"scheme" text DEFAULT 'tidak_diketahui' NOT NULL,
	"sector" text DEFAULT 'tidak_diketahui' NOT NULL,
	"transit_region_code" text,
	"opened_on" date NOT NULL,
	"departed_on" date,
	"returned_on" date,
	"closed_on" date,
	"note" text,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "journeys_dates" CHECK (returned_on is null or departed_on is null or returned_on >= departed_on)
);
--> statement-breakpoint
CREATE TABLE "placement_companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"licence_number" text,
	"status" text DEFAULT 'tidak_dikenal' NOT NULL,
	"checked_on" date
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"journey_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"country" text NOT NULL,
	"city" text,
	"sector" text DEFAULT 'tidak_diketahui' NOT NULL,
	"formality" text,
	"job_title" text,
	"employer_name" text,
	"employer_type" text,
	"company_id" uuid,
	"company_name" text,
	"contract_start" date,
	"contract_end" date,
	"wage_minor" bigint,
	"wage_currency" text,
	"wage_period" text,
	"placement_cost_idr" bigint,
	"cost_financing" text DEFAULT 'tidak_diketahui' NOT NULL,
	"deduction_months" integer,
	"is_renewal" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "placements_dates" CHECK (contract_end is null or contract_start is null or contract_end >= contract_start)
);
--> statement-breakpoint
CREATE TABLE "fx_rates" (
	"month" date NOT NULL,
	"currency" text NOT NULL,
	"idr_per_unit" numeric(18, 6) NOT NULL,
	"basis" text NOT NULL,
	CONSTRAINT "fx_rates_currency_month_pk" PRIMARY KEY("currency","month")
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference_loads" (
	"name" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_programmes" (
	"region_code" text PRIMARY KEY NOT NULL,
	"is_kantong" boolean,
	"kantong_basis" text,
	"programme_status" text DEFAULT 'belum' NOT NULL,
	"programme_start" date,
	"cohort" text,
	"perdes_status" text,
	"perdes_number" text,
	"perdes_on" date,
	"satgas_members" integer,
	"population" integer,
	"population_year" integer,
	"is_demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	"lat" double precision,
	"lng" double precision,
	"valid_from" date,
	"valid_to" date,
	"succeeded_by" text,
	"current_code" text NOT NULL,
	"search_path" text NOT NULL,
	"population" integer,
	"population_year" integer
);
--> statement-breakpoint
CREATE TABLE "debts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"lender_type" text NOT NULL,
	"purpose" text NOT NULL,
	"principal_idr" bigint,
	"outstanding_idr" bigint,
	"interest_kind" text DEFAULT 'tidak_diketahui' NOT NULL,
	"rate_bp_year" integer,
	"instalment_idr" bigint,
	"instalment_period" text,
	"start_on" date,
	"end_on" date,
	"grace_months" integer,
	"collateral" text,
	"status" text NOT NULL,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "finance_snapshots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"as_of" date NOT NULL,
	"liquid_savings_idr" bigint,
	"expense_idr" bigint,
	"debt_service_idr" bigint,
	"income_remit_idr" bigint,
	"income_local_idr" bigint,
	"income_enterprise_idr" bigint,
	"debt_outstanding_idr" bigint,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "no_transfer_months" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"month" date NOT NULL,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "remittance_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"month" date NOT NULL,
	"category" text NOT NULL,
	"amount_idr" bigint NOT NULL,
	"share_bp" integer,
	"asset_productive" boolean,
	"for_business" boolean,
	"note" text,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "remittance_uses_amount" CHECK (amount_idr >= 0)
);
--> statement-breakpoint
CREATE TABLE "remittances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"province_code" text GENERATED ALWAYS AS (left(region_code, 2)) STORED,
	"journey_id" uuid,
	"country" text,
	"sender_sex" text,
	"sender_relation" text,
	"sent_on" date,
	"received_on" date,
	"month" date GENERATED ALWAYS AS ((date_trunc('month', coalesce(received_on, sent_on)::timestamp))::date) STORED NOT NULL,
	"currency" text NOT NULL,
	"sent_minor" bigint,
	"fee_minor" bigint,
	"receive_fee_idr" bigint,
	"applied_rate" numeric(18, 6),
	"rate_derived" boolean DEFAULT false NOT NULL,
	"reference_rate" numeric(18, 6),
	"reference_source" text,
	"reference_month" date,
	"received_idr" bigint,
	"channel" text DEFAULT 'tidak_diketahui' NOT NULL,
	"provider" text,
	"evidence" text,
	"purpose_note" text,
	"is_exception" boolean DEFAULT false NOT NULL,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text DEFAULT 'lapangan' NOT NULL,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "remittances_dated" CHECK (received_on is not null or sent_on is not null),
	CONSTRAINT "remittances_amounts" CHECK (coalesce(received_idr, 1) > 0 and coalesce(sent_minor, 1) > 0 and coalesce(fee_minor, 0) >= 0 and coalesce(receive_fee_idr, 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_regions" ADD CONSTRAINT "household_regions_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_regions" ADD CONSTRAINT "household_regions_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_writes" ADD CONSTRAINT "import_writes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey_events" ADD CONSTRAINT "journey_events_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journeys" ADD CONSTRAINT "journeys_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journeys" ADD CONSTRAINT "journeys_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journeys" ADD CONSTRAINT "journeys_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_company_id_placement_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."placement_companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_programmes" ADD CONSTRAINT "region_programmes_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debts" ADD CONSTRAINT "debts_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finance_snapshots" ADD CONSTRAINT "finance_snapshots_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_transfer_months" ADD CONSTRAINT "no_transfer_months_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittance_uses" ADD CONSTRAINT "remittance_uses_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittances" ADD CONSTRAINT "remittances_journey_id_journeys_id_fk" FOREIGN KEY ("journey_id") REFERENCES "public"."journeys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_entity" ON "audit_log" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_lane" ON "audit_log" USING btree ("lane","lane_seq");--> statement-breakpoint
CREATE INDEX "changes_entity" ON "changes" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "changes_household" ON "changes" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "grants_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login" ON "users" USING btree (lower("login"));--> statement-breakpoint
CREATE INDEX "consents_household" ON "consents" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_regions_key" ON "household_regions" USING btree ("household_id","region_from");--> statement-breakpoint
CREATE INDEX "households_region" ON "households" USING btree ("region_code","search_label","id");--> statement-breakpoint
CREATE UNIQUE INDEX "households_kk" ON "households" USING btree ("kk_index") WHERE deleted_at is null and kk_index is not null;--> statement-breakpoint
CREATE INDEX "households_mentor" ON "households" USING btree ("mentor_id");--> statement-breakpoint
CREATE INDEX "persons_household" ON "persons" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "persons_region" ON "persons" USING btree ("region_code","search_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_nik" ON "persons" USING btree ("nik_index") WHERE deleted_at is null and nik_index is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "persons_one_head" ON "persons" USING btree ("household_id") WHERE member_role = 'kepala' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "import_rows_import" ON "import_rows" USING btree ("import_id","line");--> statement-breakpoint
CREATE INDEX "import_writes_import" ON "import_writes" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_type" ON "documents" USING btree ("journey_id","type");--> statement-breakpoint
CREATE INDEX "journey_events_journey" ON "journey_events" USING btree ("journey_id","recorded_at");--> statement-breakpoint
CREATE INDEX "journeys_person" ON "journeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "journeys_household" ON "journeys" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "journeys_region" ON "journeys" USING btree ("region_code","departed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "journeys_one_open" ON "journeys" USING btree ("person_id") WHERE closed_on is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "placements_journey" ON "placements" USING btree ("journey_id");--> statement-breakpoint
CREATE INDEX "regions_parent" ON "regions" USING btree ("parent_code","code");--> statement-breakpoint
CREATE INDEX "regions_current" ON "regions" USING btree ("current_code");--> statement-breakpoint
CREATE INDEX "debts_household" ON "debts" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finance_snapshots_key" ON "finance_snapshots" USING btree ("household_id","as_of") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "no_transfer_months_key" ON "no_transfer_months" USING btree ("household_id","month") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "remittance_uses_household" ON "remittance_uses" USING btree ("household_id","month");--> statement-breakpoint
CREATE INDEX "remittance_uses_region" ON "remittance_uses" USING btree ("region_code","month");--> statement-breakpoint
CREATE INDEX "remittances_household" ON "remittances" USING btree ("household_id","month");--> statement-breakpoint
CREATE INDEX "remittances_region" ON "remittances" USING btree ("region_code","month");