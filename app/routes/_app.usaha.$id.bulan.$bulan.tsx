import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ENTERPRISE_LISTS } from "~/enterprises/code-lists";
import { BookMonthInput } from "~/enterprises/enterprise.schema";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { booksOf } from "~/enterprises/enterprises.server";
import { fieldErrors } from "~/enterprises/form-refusals.server";
import { monthValues } from "~/enterprises/form-values";
import { MonthForm } from "~/enterprises/MonthForm";
import { recordMonth } from "~/enterprises/record-month.server";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { timeZoneOf } from "~/regions/time-zone";
import { isMonth, monthOf, todayIn, type Month } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A month that has begun; 404 for any other. */
function requireMonth(text: string | undefined, regionCode: string): Month {
  if (!isMonth(text) || text > monthOf(todayIn(timeZoneOf(regionCode), new Date()))) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "report");
    const month = requireMonth(params.bulan, enterprise.regionCode);
    const book = (await booksOf(tx, [enterprise.id])).get(enterprise.id) ?? [];
    return { title: `${t("book.title")} · Desa Produktif`, enterprise, month, values: monthValues(book.find((one) => one.month === month)) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: BookMonthInput });
  return asActor(actor, async (tx) => {
    const { enterprise: { id, regionCode } } = await requireEnterprise(tx, actor, params.id, "report");
    const month = requireMonth(params.bulan, regionCode);
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const recorded = await recordMonth(tx, actor, id, month, submission.value);
    if (recorded.ok) throw redirect(`/usaha/${id}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.month") } });
    if (recorded.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(recorded.reason, { lang, regionCode, lists: ENTERPRISE_LISTS.enterprise_month }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function BookMonthPage() {
  const { enterprise, month, values } = useLoaderData<typeof loader>();
  const format = useFormat();
  const { t } = useTranslation("enterprises");
  return (
    <EnterprisePage enterprise={enterprise} title={t("book.of", { month: format.month(month) })} intro={t("book.intro")}>
      <MonthForm key={`${month}-${values.version}`} enterpriseId={enterprise.id} month={month} values={values} backTo={`/usaha/${enterprise.id}`} answer={useActionData<RecordAnswer>()} />
    </EnterprisePage>
  );
}
