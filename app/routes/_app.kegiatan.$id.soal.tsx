import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { ActivityPage } from "~/learning/ActivityPage";
import { fittingFamily, QUESTION_FAMILIES, questionFamily } from "~/learning/question-bank";
import { requireActivity } from "~/learning/require-activity.server";
import { TestSheet } from "~/learning/TestSheet";
import { LinkButton } from "~/ui/LinkButton";
import { PrintButton } from "~/ui/PrintButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  const asked = new URL(request.url).searchParams.get("kode");
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    const family = questionFamily(asked) ?? questionFamily(fittingFamily(activity.type)) ?? QUESTION_FAMILIES[0];
    if (!family) throw new Response(null, { status: 404 });
    return { title: `${t("sheet.title")} · Desa Produktif`, activity, village, family, families: QUESTION_FAMILIES.map((one) => ({ family: one.family, title: one.title })) };
  });
}

export default function TestSheetPage() {
  const { activity, village, family, families } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <ActivityPage activity={activity} village={village} title={t("sheet.title")} intro={t("sheet.intro")} actions={<PrintButton />}>
      <nav aria-label={t("door.questions")} className="no-print flex flex-wrap gap-2">
        {families.map((one) => <LinkButton key={one.family} variant={one.family === family.family ? "primary" : "secondary"} to={`?kode=${one.family}`} aria-current={one.family === family.family ? "page" : undefined}>{one.title[lang]}</LinkButton>)}
      </nav>
      <TestSheet {...family} />
    </ActivityPage>
  );
}
