import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { fieldErrors } from "~/market/form-refusals.server";
import { productValues } from "~/market/form-values";
import { NewProduct } from "~/market/market.schema";
import { ProductForm } from "~/market/ProductForm";
import { sellersIn } from "~/market/products.server";
import { recordProduct } from "~/market/save-product.server";
import { areaCrumbs } from "~/regions/area-name";
import { requireVillage } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const t = await getFixedT(request, "market");
  return asActor(actor, async (tx) => ({ title: `${t("product.add")} · Desa Produktif`, code, crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)), enterprises: await sellersIn(tx, code), values: productValues(undefined) }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const submission = parseWithZod(await request.formData(), { schema: NewProduct });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const recorded = await asActor(actor, (tx) => recordProduct(tx, actor, code, submission.value));
  if (recorded.ok) throw redirect(`/wilayah/${code}/pasar`, { status: 303, headers: { "Set-Cookie": flash("market:flash.product") } });
  return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
}

export default function NewProductPage() {
  const { code, crumbs, enterprises, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("market");
  const list = `/wilayah/${code}/pasar`;
  return (
    <Page title={t("product.add")} crumbs={[...crumbs, { label: t("title"), to: list }, { label: t("product.add") }]} width="narrow">
      <ProductForm values={values} enterprises={enterprises} isNew contactLast4={null} backTo={list} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
