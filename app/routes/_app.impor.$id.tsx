import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { answerImport, type Refused } from "~/imports/answer-import.server";
import { CommitCard } from "~/imports/CommitCard";
import { importPage } from "~/imports/import-page.server";
import { ImportSummary } from "~/imports/ImportSummary";
import { Committed, Ended, Running, SameFile, Unread, Unusable } from "~/imports/ImportState";
import { ReadingForm } from "~/imports/ReadingForm";
import { RowsOfImport } from "~/imports/RowsOfImport";
import { Alert } from "~/ui/Alert";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

// The file's name is the person's own and may name somebody: it stands on the page and not in the title.
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const lang = await langOf(request);
  const page = await importPage(actor, params.id ?? "", new URL(request.url).searchParams, lang);
  if (page === null) throw new Response(null, { status: 404 });
  const t = fixedT(lang, "imports");
  return { title: `${t("page.title", { kind: t(`kind.${page.kind}`) })} · Desa Produktif`, ...page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  return answerImport(actor, params.id ?? "", await request.formData(), new URL(request.url).searchParams);
}

export default function ImportPage() {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { id, kind, status, area, region, fileName, readOn, reading, counts, progress, unusable } = page;
  const crumbs = [{ label: area, to: `/wilayah/${region}` }, { label: t("crumb"), to: `/wilayah/${region}/impor` }, { label: t(`kind.${kind}`) }];
  const action = `/impor/${id}`;
  const backTo = `/wilayah/${region}/impor`;
  const isWaiting = status === "dibaca";
  return (
    <Page
      title={t("page.title", { kind: t(`kind.${kind}`) })}
      intro={<span className="break-words">{`${t("page.file")}: ${fileName} · ${t("page.readOn")} ${format.date(readOn)}`}</span>}
      crumbs={crumbs}
    >
      {refused ? (
        <Alert tone="bad" live>
          {t(refused.key, refused.facts)}
        </Alert>
      ) : null}
      {status === "berjalan" && progress ? <Running progress={progress} action={action} /> : null}
      {status === "disimpan" ? <Committed on={page.committedOn ?? readOn} region={region} seesTransfers={kind === "remittances"} action={action} /> : null}
      {status === "dibatalkan" || status === "diurungkan" ? <Ended status={status} backTo={backTo} /> : null}
      {isWaiting && unusable ? <Unusable text={unusable} backTo={backTo} /> : null}
      {isWaiting && !unusable && reading === null ? <Unread action={action} /> : null}
      {isWaiting && page.sameAs ? <SameFile id={page.sameAs} /> : null}
      {counts && reading && status !== "berjalan" ? (
        <>
          <ImportSummary counts={counts} view={page.view} isDone={!isWaiting} />
          {reading.missingRequired.length > 0 || !reading.headerCertain ? <ReadingForm reading={reading} fields={page.fields} action={action} isOpen={isWaiting} /> : null}
          <RowsOfImport {...page} action={action} counts={counts} isWaiting={isWaiting} />
          {isWaiting ? <CommitCard counts={counts} action={action} undoDays={page.undoDays} /> : null}
        </>
      ) : null}
      {reading && status !== "berjalan" && !(reading.missingRequired.length > 0 || !reading.headerCertain) ? (
        <ReadingForm reading={reading} fields={page.fields} action={action} isOpen={isWaiting} />
      ) : null}
    </Page>
  );
}
