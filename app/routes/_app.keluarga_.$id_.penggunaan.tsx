import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { canWriteHousehold } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { USE_CATEGORIES } from "~/remittances/codes";
import type { FormErrors } from "~/remittances/form-values";
import { recordUses } from "~/remittances/record-uses.server";
import { requireHousehold } from "~/remittances/require-household.server";
import { UseList } from "~/remittances/UseList";
import { modeOf, monthToTell, readUses, typedUses, usesErrors, valuesOfUses } from "~/remittances/uses-form.server";
import { saidMonth } from "~/remittances/uses.server";
import { UsesForm } from "~/remittances/UsesForm";
import type { UseValues } from "~/remittances/use-values";
import { codesOf, label } from "~/shared/codes";
import { addToMonth, isMonth, monthOf } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  const { searchParams } = new URL(request.url);
  return asActor(actor, async (tx) => {
    const household = await requireHousehold(tx, actor, params.id, "read");
    const thisMonth = monthOf(household.today);
    const month = await monthToTell(tx, { householdId: household.id, asked: searchParams.get("bulan"), thisMonth });
    const said = await saidMonth(tx, { householdId: household.id, month });
    const before = await saidMonth(tx, { householdId: household.id, month: addToMonth(month, -1) });
    const isCopy = searchParams.has("salin") && before.uses.length > 0;
    const mode = modeOf(isCopy ? before : said, searchParams.get("cara"));
    return {
      title: `${t("uses.title")} · Desa Produktif`,
      household: { id: household.id, label: household.label },
      canWrite: canWriteHousehold(actor, household),
      month, thisMonth, mode, isCopy,
      canCopy: before.uses.length > 0,
      said: { ...said, uses: said.uses.map((use) => ({ ...use, label: label(USE_CATEGORIES, use.category, lang) })) },
      values: valuesOfUses(isCopy ? before.uses : said.uses, mode),
      categories: codesOf(USE_CATEGORIES).map((value) => ({ value, label: label(USE_CATEGORIES, value, lang) })),
    };
  });
}

type Refused = { values: UseValues; errors: FormErrors };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const asked = new URL(request.url).searchParams.get("bulan");
  const values = typedUses(form);
  return asActor(actor, async (tx) => {
    const { id, today } = await requireHousehold(tx, actor, params.id, "write");
    const month = isMonth(asked) ? asked : await monthToTell(tx, { householdId: id, asked, thisMonth: monthOf(today) });
    const read = readUses(values, { householdId: id, month });
    if (!read.ok) return data<Refused>({ values, errors: read.reason }, { status: 422 });
    if (read.value.uses.rows.length === 0 && read.value.version === 0) return data<Refused>({ values, errors: { "": ["remittances:error.nothing_said"] } }, { status: 422 });
    const answer = await recordUses(tx, actor, read.value);
    if (!answer.ok) {
      const errors = usesErrors(answer.reason);
      if (errors === null) throw new Response(null, { status: answer.reason.code === "forbidden" ? 403 : 404 });
      return data<Refused>({ values, errors }, { status: answer.reason.code === "stale" ? 409 : 422 });
    }
    const key = answer.value.otherMoneyIdr > 0n ? "uses_other_money" : read.value.uses.rows.length === 0 ? "uses_removed" : "uses_saved";
    throw redirect(`/keluarga/${id}/penggunaan?bulan=${month}`, { status: 303, headers: { "Set-Cookie": flash(`remittances:flash.${key}`) } });
  });
}

export default function UsesPage() {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const { household, canWrite, month, thisMonth, mode, isCopy, canCopy, said, values, categories } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() as Refused | undefined;
  const address = `/keluarga/${household.id}/penggunaan`;
  const money = `/keluarga/${household.id}/uang`;
  return (
    <Page
      width="narrow"
      title={t("uses.title")}
      intro={t("uses.intro")}
      crumbs={[{ label: household.label, to: `/keluarga/${household.id}` }, { label: t("money.title"), to: money }, { label: format.month(month) }]}
    >
      <nav aria-label={t("uses.months")} className="flex items-center justify-between gap-2">
        <Link to={`${address}?bulan=${addToMonth(month, -1)}`} className="btn btn-secondary btn-icon" aria-label={format.month(addToMonth(month, -1))}>
          <ChevronLeft aria-hidden="true" className="size-5" />
        </Link>
        <h2 className="text-xl font-semibold">{format.month(month)}</h2>
        {month < thisMonth ? (
          <Link to={`${address}?bulan=${addToMonth(month, 1)}`} className="btn btn-secondary btn-icon" aria-label={format.month(addToMonth(month, 1))}>
            <ChevronRight aria-hidden="true" className="size-5" />
          </Link>
        ) : (
          <span className="w-11" />
        )}
      </nav>
      <p>
        {said.receivedIdr === null ? t("uses.receivedUnknown") : t("uses.received", { amount: format.rupiah(said.receivedIdr) })}
        {said.openingIdr > 0n ? ` ${t("uses.opening", { amount: format.rupiah(said.openingIdr) })}` : ""}
      </p>
      {canWrite ? (
        <>
          <nav aria-label={t("uses.mode")} className="no-print flex flex-wrap gap-2">
            {(["rupiah", "biji"] as const).map((one) => (
              <Link key={one} to={`${address}?bulan=${month}&cara=${one}${isCopy ? "&salin=1" : ""}`} aria-current={one === mode ? "page" : undefined} className={`btn ${one === mode ? "btn-primary" : "btn-secondary"}`}>
                {t(`uses.by.${one}`)}
              </Link>
            ))}
          </nav>
          {canCopy && said.uses.length === 0 && !isCopy ? (
            <LinkButton variant="secondary" to={`${address}?bulan=${month}&salin=1`}>
              {t("uses.copy", { month: format.month(addToMonth(month, -1)) })}
            </LinkButton>
          ) : null}
          {isCopy ? <Alert tone="info">{t("uses.copied", { month: format.month(addToMonth(month, -1)) })}</Alert> : null}
          <UsesForm
            key={`${month}-${mode}-${isCopy}-${said.version}-${refusal ? "again" : ""}`}
            mode={mode}
            version={said.version}
            values={refusal?.values ?? values}
            errors={refusal?.errors ?? {}}
            categories={categories}
            money={{ receivedIdr: said.receivedIdr, openingIdr: said.openingIdr }}
            cancelTo={money}
          />
        </>
      ) : null}
      <UseList said={said} />
    </Page>
  );
}
