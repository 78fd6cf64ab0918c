import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { membersOf } from "~/households/household-detail.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireMember, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { enrol } from "~/mentoring/enrol.server";
import { EnrolForm } from "~/mentoring/EnrolForm";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { NewEnrolment } from "~/mentoring/mentoring.schema";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const members = (await membersOf(tx, sheet.id)).map(({ id, fullName }) => ({ id, name: fullName }));
    const values = { id: uuidv7(), personId: members.length === 1 ? (members[0]?.id ?? "") : "", track: "", enrolledOn: today, plannedMonths: "12" };
    return { title: `${t("enrol.title")} · Desa Produktif`, household: headOf(actor, sheet), today, members, values };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewEnrolment });
  return asActor(actor, async (tx) => {
    const { id: householdId } = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    await requireMember(tx, householdId, submission.value.personId);
    const enrolled = await enrol(tx, actor, submission.value);
    if (enrolled.ok) throw redirect(`/pendampingan/${enrolled.value.id}`, { status: 303, headers: { "Set-Cookie": flash("mentoring:flash.enrolled") } });
    return data({ result: submission.reply({ fieldErrors: fieldErrors(enrolled.reason, "enrol") }) }, { status: 422 });
  });
}

export default function EnrolPage() {
  const { t } = useTranslation("mentoring");
  const { household, today, members, values } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult }>();
  return (
    <HouseholdPage household={household} title={t("enrol.title")} intro={t("enrol.intro")}>
      <EnrolForm values={values} members={members} today={today} backTo={`/keluarga/${household.id}`} lastResult={answer?.result} />
    </HouseholdPage>
  );
}
