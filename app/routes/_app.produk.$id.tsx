import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { PERMIT_STATES } from "~/enterprises/codes";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { CHANNELS, PRODUCT_STATES } from "~/market/codes";
import { fieldErrors } from "~/market/form-refusals.server";
import { productValues } from "~/market/form-values";
import { EditProduct } from "~/market/market.schema";
import { ProductForm } from "~/market/ProductForm";
import { sellersIn } from "~/market/products.server";
import { requireProduct } from "~/market/require-market.server";
import { editProduct } from "~/market/save-product.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];
const LISTS = { pirtState: PERMIT_STATES, halalState: PERMIT_STATES, channels: CHANNELS, state: PRODUCT_STATES };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "market")];
  return asActor(actor, async (tx) => {
    const product = await requireProduct(tx, actor, params.id);
    const { nameId: name, regionCode, contactLast4 } = product;
    return { title: `${t("product.edit")} · Desa Produktif`, name, regionCode, contactLast4, enterprises: await sellersIn(tx, regionCode), values: productValues(product) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditProduct });
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireProduct(tx, actor, params.id);
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editProduct(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/wilayah/${regionCode}/pasar`, { status: 303, headers: { "Set-Cookie": flash("market:flash.product") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: LISTS }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditProductPage() {
  const { name, regionCode, contactLast4, enterprises, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("market");
  const list = `/wilayah/${regionCode}/pasar`;
  return (
    <Page title={name} intro={t("product.edit")} crumbs={[{ label: t("title"), to: list }, { label: name }]} width="narrow">
      <ProductForm key={values.version} values={values} enterprises={enterprises} isNew={false} contactLast4={contactLast4} backTo={list} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
