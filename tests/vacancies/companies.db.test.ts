import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { publicActor, type Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { companyById, companyPage } from "~/vacancies/companies.server";
import { EditCompany, NewCompany } from "~/vacancies/company.schema";
import { editCompany, recordCompany } from "~/vacancies/save-company.server";
import { companiesLike, publicVacancies } from "~/vacancies/vacancies.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { VILLAGE } from "../factories/households";

const administrator = anActor({ role: "administrator", area: "35" });
const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });

const company = (facts: Record<string, unknown> = {}) => NewCompany.parse({ id: uuidv7(), name: `PT Uji ${uuidv7().slice(-6)}`, status: "aktif", checkedOn: "2026-01-15", ...facts });
const record = (input: NewCompany, actor: Actor = administrator) => asActor(actor, (tx) => recordCompany(tx, actor, input));
const edit = ({ id, ...content }: NewCompany, version: number, facts: Record<string, unknown>, actor: Actor = administrator) =>
  asActor(actor, (tx) => editCompany(tx, actor, id, EditCompany.parse({ ...content, licenceNumber: content.licenceNumber ?? "", licenceFrom: content.licenceFrom ?? "", licenceUntil: content.licenceUntil ?? "", version, ...facts })));

describe("a placement company", () => {
  dbTest("is kept by administrators alone, and read by everybody", async () => {
    const input = company({ licenceNumber: `SIP-${uuidv7().slice(-6)}`, licenceFrom: "2024-01-01", licenceUntil: "2029-01-01" });
    expect(await record(input, coordinator)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await record(input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await record({ ...input, status: "skors" })).toEqual({ ok: false, reason: { code: "id_taken" } });
    expect((await asActor(publicActor, (tx) => companiesLike(tx, input.name)))[0]).toMatchObject({ id: input.id, status: "aktif" });
    expect(await edit(input, 1, { status: "dicabut" }, coordinator)).toEqual({ ok: false, reason: { code: "forbidden" } });
    expect((await asActor(administrator, (tx) => companyPage(tx, { text: input.licenceNumber!.toLowerCase(), page: 1 }))).rows.map(({ id }) => id)).toEqual([input.id]);
  });

  dbTest("is one of its name and licence number, with dates that can be so", async () => {
    const first = company({ licenceNumber: `SIP-${uuidv7().slice(-6)}` });
    await record(first);
    expect(await record(company({ name: first.name.toUpperCase() }))).toEqual({ ok: false, reason: { code: "same_name" } });
    expect(await record(company({ licenceNumber: first.licenceNumber!.toLowerCase() }))).toEqual({ ok: false, reason: { code: "same_licence" } });
    expect(await record(company({ licenceFrom: "2026-02-01", licenceUntil: "2026-01-01" }))).toEqual({ ok: false, reason: { code: "dates_reversed" } });
    expect(await record(company({ checkedOn: "2099-01-01" }))).toEqual({ ok: false, reason: { code: "checked_in_future" } });
    const name = `PT Bersama ${uuidv7().slice(-6)}`;
    const both = await Promise.all([record(company({ name })), record(company({ name }))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  dbTest("is mended from the version that was seen, and takes its vacancies off the board with its licence", async ({ sql }) => {
    const input = company();
    await record(input);
    const vacancyId = uuidv7();
    await sql`insert into vacancies (id, region_code, source, title, country, sector, company_id, valid_until, state, checked_on, checked_at) values (${vacancyId}, ${VILLAGE}, 'p3mi', 'Uji', 'TW', 'pabrik', ${input.id}, '2099-01-01', 'terbit', current_date, now())`;
    const isShown = async () => (await asActor(publicActor, (tx) => publicVacancies(tx, VILLAGE))).rows.some(({ id }) => id === vacancyId);
    expect(await isShown()).toBe(true);
    expect(await edit(input, 1, { checkedOn: "2026-02-01" })).toEqual({ ok: true, value: { version: 2 } });
    expect(await isShown()).toBe(true);
    expect(await edit(input, 1, { status: "dicabut" })).toEqual({ ok: false, reason: { code: "changed_meanwhile" } });
    expect(await edit(input, 2, { status: "dicabut", checkedOn: "2026-03-01" })).toEqual({ ok: true, value: { version: 3 } });
    expect(await edit(input, 2, { status: "dicabut", checkedOn: "2026-03-01" })).toEqual({ ok: true, value: { version: 3 } });
    expect(await isShown()).toBe(false);
    expect(await edit(input, 3, { checkedOn: "2026-04-01" })).toEqual({ ok: true, value: { version: 4 } });
    expect(await isShown()).toBe(false);
    expect(await asActor(administrator, (tx) => companyById(tx, input.id))).toMatchObject({ status: "aktif", version: 4, checkedOn: "2026-04-01" });
    const logged = await sql`select action, detail from audit_log where entity = 'placement_company' and entity_id = ${input.id} order by lane_seq`;
    expect(logged.map(({ action }) => action).sort()).toEqual(["create", "update", "update", "update"]);
    expect(JSON.stringify(logged)).not.toContain(input.name);
    await sql`delete from vacancies where id = ${vacancyId}`;
  });
});
