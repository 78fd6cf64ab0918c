import { and, eq, sql, type SQL } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { vacancies } from "~/db/schema/vacancies";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { readMinor } from "~/shared/schema-fields";
import type { VacancySource } from "./codes";
import { companyNamed, companyOf, lockedVacancy, vacancyById } from "./vacancies.server";
import { canMove, vacancyCheck, type MoveRefusal } from "./vacancy-rules";
import type { EditVacancy, MoveVacancy, NewVacancy } from "./vacancy.schema";

type Problem = { code: "ages_reversed" } | { code: "wage_unreadable" } | { code: "wage_without_currency" } | { code: "company_missing" } | { code: "source_abroad" };
export type VacancyRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "changed_meanwhile" } | Problem | MoveRefusal | Conflict;

/** Records a vacancy as a draft. The same id with the same content is success. */
export async function recordVacancy(tx: Tx, actor: Actor, regionCode: string, { id, ...input }: NewVacancy): Promise<Result<Created, VacancyRefusal>> {
  if (!can(actor, "people:write", regionCode)) return refused({ code: "forbidden" });
  const content = await contentOf(tx, input);
  if (!content.ok) return content;
  const rows = await tx.insert(vacancies).values({ ...content.value, id, regionCode, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: vacancies.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "vacancy", new Map([[id, content.value]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "vacancy", entityId: id, householdId: null, regionCode, version: 1, kind: "create", fields: createdFields(content.value) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends a vacancy from the version that was seen. One that stands on the board goes back to be checked when its company or country changes. */
export async function editVacancy(tx: Tx, actor: Actor, id: string, { version, resolved, ...input }: EditVacancy): Promise<Result<{ version: number }, VacancyRefusal>> {
  const current = await lockedVacancy(tx, id);
  if (!current) return refused({ code: "not_found" });
  if (!can(actor, "people:write", current.regionCode)) return refused({ code: "forbidden" });
  const content = await contentOf(tx, input);
  if (!content.ok) return content;
  const { id: _id, regionCode, state, checkedOn: _checked, ...stored } = current;
  const pending = await pendingChanges(tx, { entity: "vacancy", id, version, resolved }, stored, content.value);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const isUnchecked = state === "terbit" && fields.some((field) => field === "companyId" || field === "companyName" || field === "country");
  const next = current.version + 1;
  await write(tx, actor, id, current.version, { ...Object.fromEntries(Object.entries(content.value).filter(([field]) => fields.includes(field))), ...(isUnchecked ? { state: "draf" } : {}) });
  await recordChange(tx, actor, { entity: "vacancy", entityId: id, householdId: null, regionCode, version: next, kind: "update", fields: { ...pending.value, ...(isUnchecked ? { state: [state, "draf"] as [unknown, unknown] } : {}) } });
  return ok({ version: next });
}

/** Puts a vacancy on the board, takes it off or closes it. To the board comes only what is checked on that day. */
export async function moveVacancy(tx: Tx, actor: Actor, id: string, { version, to }: MoveVacancy): Promise<Result<{ version: number }, VacancyRefusal>> {
  const locked = await lockedVacancy(tx, id);
  const vacancy = locked && (await vacancyById(tx, id));
  if (!vacancy) return refused({ code: "not_found" });
  if (!can(actor, "people:write", vacancy.regionCode)) return refused({ code: "forbidden" });
  const today = todayIn(timeZoneOf(vacancy.regionCode), new Date());
  const isAnew = to === "terbit" && vacancyCheck(vacancy.country, companyOf(vacancy), today) !== "ok";
  if (vacancy.state === to && !isAnew) return ok({ version: vacancy.version });
  if (vacancy.version !== version) return refused({ code: "changed_meanwhile" });
  const allowed = canMove({ ...vacancy, company: companyOf(vacancy) }, to, today);
  if (!allowed.ok) return allowed;
  await write(tx, actor, id, version, { state: to, ...(to === "terbit" ? { checkedOn: today, checkedAt: sql`clock_timestamp()` } : {}) });
  await recordChange(tx, actor, { entity: "vacancy", entityId: id, householdId: null, regionCode: vacancy.regionCode, version: version + 1, kind: "update", fields: vacancy.state === to ? { checkedOn: [vacancy.checkedOn, today] } : { state: [vacancy.state, to] } });
  return ok({ version: version + 1 });
}

async function write(tx: Tx, actor: Actor, id: string, version: number, values: Partial<Omit<typeof vacancies.$inferInsert, "checkedAt">> & { checkedAt?: SQL }): Promise<void> {
  const written = await tx
    .update(vacancies)
    .set({ ...values, version: version + 1, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(vacancies.id, id), eq(vacancies.version, version)))
    .returning({ id: vacancies.id });
  if (written.length !== 1) throw new Error(`${written.length} vacancies written where one was meant`);
}

/** Sources that place abroad alone: named for work in Indonesia, they would pass the board without a licence. */
const ABROAD: ReadonlySet<VacancySource> = new Set<VacancySource>(["jobsinfo_kp2mi", "p3mi"]);

/** The columns of what was written: the wage in its smallest unit, the company as the list knows it. */
async function contentOf(tx: Tx, { wage, wageCurrency, companyName, ...rest }: Omit<NewVacancy, "id">) {
  if (rest.ageMin !== null && rest.ageMax !== null && rest.ageMax < rest.ageMin) return refused<Problem>({ code: "ages_reversed" });
  if (wage !== null && wageCurrency === null) return refused<Problem>({ code: "wage_without_currency" });
  const read = wage === null || wageCurrency === null ? ok(null) : readMinor(wage, wageCurrency);
  if (!read.ok) return refused<Problem>({ code: "wage_unreadable" });
  if (rest.country === "ID" && ABROAD.has(rest.source)) return refused<Problem>({ code: "source_abroad" });
  if (rest.country !== "ID" && companyName === null) return refused<Problem>({ code: "company_missing" });
  return ok({ ...rest, companyName, companyId: (await companyNamed(tx, companyName))?.id ?? null, wageMinor: read.value, wageCurrency: read.value === null ? null : wageCurrency });
}
