import { and, eq, sql } from "drizzle-orm";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { placementCompanies } from "~/db/schema/journeys";
import type { Created } from "~/households/create-households.server";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { searchKey } from "~/shared/text";
import { lockedCompany, sameAs } from "./companies.server";
import type { EditCompany, NewCompany } from "./company.schema";

type Problem = { code: "same_name" } | { code: "same_licence" } | { code: "dates_reversed" } | { code: "checked_in_future" };
export type CompanyRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "changed_meanwhile" } | Problem;
type Content = Omit<NewCompany, "id">;

/** Who keeps the list of the whole country. */
const keepsList = (actor: Actor): boolean => actor.kind === "system" || actor.roles.includes("administrator");

/** Adds a placement company to the list that every village reads. The same id with the same content is success. */
export async function recordCompany(tx: Tx, actor: Actor, { id, ...content }: NewCompany): Promise<Result<Created, CompanyRefusal>> {
  if (!keepsList(actor)) return refused({ code: "forbidden" });
  await oneAtATime(tx);
  const there = await lockedCompany(tx, id);
  if (there) return isSame(there, content) ? ok({ id, version: there.version, repeated: true }) : refused({ code: "id_taken" });
  const problem = await problemOf(tx, { id, ...content });
  if (problem) return refused(problem);
  await tx.insert(placementCompanies).values({ ...content, id, searchName: searchKey(content.name), updatedBy: actor.userId });
  await audit(tx, actor, { action: "create", entity: "placement_company", entityId: id, detail: { version: 1, fields: Object.keys(content), status: content.status } });
  return ok({ id, version: 1, repeated: false });
}

/**
 * Mends a company from the version that was seen. With another standing or licence its vacancies leave the boards at once,
 * and come back only when their village has looked again (drizzle/0029).
 */
export async function editCompany(tx: Tx, actor: Actor, id: string, { version, ...content }: EditCompany): Promise<Result<{ version: number }, CompanyRefusal>> {
  if (!keepsList(actor)) return refused({ code: "forbidden" });
  await oneAtATime(tx);
  const current = await lockedCompany(tx, id);
  if (!current) return refused({ code: "not_found" });
  if (isSame(current, content)) return ok({ version: current.version });
  if (current.version !== version) return refused({ code: "changed_meanwhile" });
  const problem = await problemOf(tx, { id, ...content });
  if (problem) return refused(problem);
  const written = await tx
    .update(placementCompanies)
    .set({ ...content, searchName: searchKey(content.name), version: version + 1, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(placementCompanies.id, id), eq(placementCompanies.version, version)))
    .returning({ id: placementCompanies.id });
  if (written.length !== 1) throw new Error(`${written.length} companies written where one was meant`);
  const fields = keys(content).filter((key) => content[key] !== current[key]);
  await audit(tx, actor, { action: "update", entity: "placement_company", entityId: id, detail: { version: version + 1, fields, ...(fields.includes("status") ? { from: current.status, status: content.status } : {}) } });
  return ok({ version: version + 1 });
}

/** Two who add the same company at once are told apart only when one waits for the other. */
const oneAtATime = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('placement_companies'))`);

const keys = (content: Content) => Object.keys(content) as (keyof Content)[];
const isSame = (stored: Record<keyof Content, unknown>, content: Content): boolean => keys(content).every((key) => stored[key] === content[key]);

async function problemOf(tx: Tx, { id, ...content }: NewCompany): Promise<Problem | null> {
  if (content.licenceFrom !== null && content.licenceUntil !== null && content.licenceUntil < content.licenceFrom) return { code: "dates_reversed" };
  if (content.checkedOn > todayIn("Asia/Jakarta", new Date())) return { code: "checked_in_future" };
  const same = await sameAs(tx, { id, ...content });
  return same.name ? { code: "same_name" } : same.licence ? { code: "same_licence" } : null;
}
