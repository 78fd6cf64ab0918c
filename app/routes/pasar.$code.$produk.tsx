import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { addressGroup } from "~/access/client-address";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { type EnquiryAnswer, EnquiryForm } from "~/market/EnquiryForm";
import { fieldErrors } from "~/market/form-refusals.server";
import { Enquiry } from "~/market/market.schema";
import { publicProduct, submitEnquiry } from "~/market/public-market.server";
import { PublicProductFacts } from "~/market/PublicProductFacts";
import { isUuid } from "~/shared/uuid";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

type Params = { code?: string; produk?: string };
/** 404 for what can be no product's address. */
function idsOf({ code = "", produk }: Params): { code: string; id: string } {
  if (!/^[\d.]{2,13}$/.test(code) || !isUuid(produk)) throw new Response(null, { status: 404 });
  return { code, id: produk };
}

/** One product, and an order without an account. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [lang, t] = [await langOf(request), await getFixedT(request, "market")];
  const { code, id } = idsOf(params);
  const product = await asActor(publicActor, (tx) => publicProduct(tx, code, id));
  if (!product) throw new Response(null, { status: 404 });
  const name = (lang === "en" && product.nameEn) || product.nameId;
  return { title: `${name} · Desa Produktif`, lead: t("board.intro"), code, name, product, isSent: new URL(request.url).searchParams.has("terkirim"), newId: uuidv7(), demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const { code, id } = idsOf(params);
  const submission = parseWithZod(await request.formData(), { schema: Enquiry });
  if (submission.status !== "success") return data<EnquiryAnswer>({ result: submission.reply() }, { status: 422 });
  const sent = await submitEnquiry(code, id, submission.value, addressGroup(context?.clientAddress));
  if (sent.ok) throw redirect(`/pasar/${code}/${id}?terkirim`, { status: 303 });
  return data<EnquiryAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(sent.reason) }) }, { status: sent.reason.code === "too_many" ? 429 : 422 });
}

export default function PublicProductPage() {
  const { code, name, product, isSent, newId, demo, signedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<EnquiryAnswer>();
  const { t } = useTranslation("market");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={name} intro={t("board.from", { seller: product.seller, village: product.village })} width="narrow" actions={<LinkButton variant="secondary" to={`/pasar/${code}`}>{t("board.others")}</LinkButton>}>
        {isSent ? <Alert tone="good" title={t("ask.sent")} live>{t("ask.sentNext")}</Alert> : null}
        <PublicProductFacts product={product} name={name} />
        {isSent ? null : product.soldOut ? <Alert tone="info" title={t("board.soldOut")}>{t("board.soldOutHelp")}</Alert> : <Card title={t("ask.title")} note={t("ask.noteTop")}><EnquiryForm newId={newId} unit={product.unit} answer={answer} /></Card>}
      </Page>
    </PublicShell>
  );
}
