import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { fieldErrors } from "~/market/form-refusals.server";
import { orderValues } from "~/market/form-values";
import { NewOrder } from "~/market/market.schema";
import { OrderForm } from "~/market/OrderForm";
import { productChoices } from "~/market/products.server";
import { recordOrder } from "~/market/save-order.server";
import { areaCrumbs } from "~/regions/area-name";
import { requireVillage } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const [t, today] = [await getFixedT(request, "market"), todayIn(timeZoneOf(code), new Date())];
  return asActor(actor, async (tx) => {
    const products = await productChoices(tx, code);
    return { title: `${t("order.add")} · Desa Produktif`, code, today, crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)), products, values: orderValues(today, products.length) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const submission = parseWithZod(await request.formData(), { schema: NewOrder });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const recorded = await asActor(actor, (tx) => recordOrder(tx, actor, code, submission.value));
  if (recorded.ok) throw redirect(`/pesanan/${recorded.value.id}`, { status: 303, headers: { "Set-Cookie": flash("market:flash.order") } });
  return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
}

export default function NewOrderPage() {
  const { code, crumbs, today, products, values } = useLoaderData<typeof loader>();
  const answer = useActionData<RecordAnswer>();
  const { t } = useTranslation("market");
  const list = `/wilayah/${code}/pasar`;
  return (
    <Page title={t("order.add")} crumbs={[...crumbs, { label: t("title"), to: list }, { label: t("order.add") }]} width="narrow">
      {products.length === 0 ? <EmptyState title={t("product.none")}>{t("product.noneHelp")}</EmptyState> : <OrderForm values={values} products={products} today={today} backTo={list} answer={answer} />}
    </Page>
  );
}
