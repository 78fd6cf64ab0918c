import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { ORDER_STATES } from "~/market/codes";
import { fieldErrors } from "~/market/form-refusals.server";
import { orderTotal } from "~/market/market-sheet.server";
import { MoveOrder, ReturnPieces } from "~/market/market.schema";
import { BuyerCard, OrderFacts } from "~/market/OrderFacts";
import { OrderSteps, ReturnForm } from "~/market/OrderSteps";
import { followingStates, takesReturns } from "~/market/order-states";
import { requireOrder } from "~/market/require-market.server";
import { buyerOf, moveOrder, returnPieces } from "~/market/save-order.server";
import { label } from "~/shared/codes";
import { flash } from "~/ui/flash.server";
import { FormErrors } from "~/ui/form/FormErrors";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "market")];
  return asActor(actor, async (tx) => {
    const { order, canWrite } = await requireOrder(tx, actor, params.id, "read");
    return { title: `${t("order.one")} · Desa Produktif`, order, canWrite, totalIdr: orderTotal(order), ahead: followingStates(order.status).filter((to) => to !== "retur"), takesReturns: takesReturns(order.status) };
  });
}

type Answer = { errors?: Record<string, string[]>; buyer?: { name: string | null; phone: string | null; note: string | null } };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const intent = form.get("intent");
  return asActor(actor, async (tx) => {
    const { order: { id } } = await requireOrder(tx, actor, params.id, "write");
    if (intent === "pembeli") {
      const buyer = await buyerOf(tx, actor, id);
      if (!buyer.ok) throw new Response(null, { status: buyer.reason.code === "forbidden" ? 403 : 404 });
      return data<Answer>({ buyer: buyer.value }, { headers: { "Cache-Control": "no-store" } });
    }
    const wanted = intent === "kembali" ? parseWithZod(form, { schema: ReturnPieces }) : parseWithZod(form, { schema: MoveOrder });
    if (wanted.status !== "success") return data<Answer>({ errors: wanted.error as Record<string, string[]> }, { status: 422 });
    const moved = "to" in wanted.value ? await moveOrder(tx, actor, id, wanted.value) : await returnPieces(tx, actor, id, wanted.value);
    if (moved.ok) throw redirect(`/pesanan/${id}`, { status: 303, headers: { "Set-Cookie": flash("market:flash.moved") } });
    return data<Answer>({ errors: { "": Object.values(fieldErrors(moved.reason)).flat() } }, { status: 422 });
  });
}

export default function OrderPage() {
  const { order, canWrite, totalIdr, ahead, takesReturns: returns } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("market");
  const lang = useLang();
  return (
    <Page title={t("order.one")} intro={label(ORDER_STATES, order.status, lang)} crumbs={[{ label: t("title"), to: `/wilayah/${order.regionCode}/pasar` }, { label: t("order.one") }]}>
      <FormErrors formId="langkah" errors={answer?.errors ?? {}} labels={{ "lines[].returned": t("field.returned") }} />
      {canWrite ? <OrderSteps version={order.version} ahead={ahead} /> : null}
      <OrderFacts order={order} totalIdr={totalIdr} />
      {canWrite && order.hasBuyer ? <BuyerCard last4={order.buyerPhoneLast4} buyer={answer?.buyer} /> : null}
      {canWrite && returns ? <ReturnForm version={order.version} lines={order.lines} /> : null}
    </Page>
  );
}
