import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { EXPORT_KINDS } from "~/exports/export-choice";
import { getFixedT } from "~/i18n/i18n.server";
import { EarlierImports } from "~/imports/EarlierImports";
import { importableKinds } from "~/imports/import-types";
import { recentImports } from "~/imports/imports.server";
import { limits, toMb } from "~/imports/limits";
import { openImport } from "~/imports/open-import.server";
import { receiveUpload } from "~/imports/receive-upload.server";
import { previewImport } from "~/imports/run-import.server";
import { started } from "~/imports/started.server";
import { UploadForm } from "~/imports/UploadForm";
import { regionNames } from "~/regions/regions.server";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

const MOST_MB = toMb(limits.fileBytes);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "import:write", code);
  const t = await getFixedT(request, "imports");
  const { area, earlier } = await asActor(actor, async (tx) => ({ area: (await regionNames(tx, [code]))[code], earlier: await recentImports(tx, code) }));
  if (area === undefined) throw new Response(null, { status: 404 });
  return {
    title: `${t("title")} · Desa Produktif`,
    code,
    area,
    mayExport: can(actor, "people:read", code),
    earlier: earlier.map(({ id, kind, fileName, status, createdAt, counts }) => ({ id, kind, fileName, status, readOn: createdAt.toISOString(), rows: counts?.rows ?? null })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "import:write", code);
  const { form, file, problem } = await receiveUpload(request, "berkas");
  const kind = importableKinds.find((one) => one === form.get("jenis"));
  const errors: { [field: string]: string[] } = {};
  if (kind === undefined && problem === null) errors.jenis = ["imports:upload.missing.kind"];
  if (problem === "too_large") errors.berkas = [`imports:upload.missing.tooLarge|most=${MOST_MB}`];
  else if (problem !== null) errors.berkas = ["imports:upload.missing.unreadable"];
  else if (file === null) errors.berkas = ["imports:upload.missing.file"];
  if (kind === undefined || file === null) return data({ kind: kind ?? null, errors }, { status: 422 });
  const opened = await openImport(actor, { kind, villageCode: code, file: file.content, fileName: file.name });
  if (!opened.ok) throw new Response(null, { status: 403 });
  await started(previewImport(actor, opened.value.id));
  throw redirect(`/impor/${opened.value.id}`, { status: 303 });
}

export default function ImportStart() {
  const { t } = useTranslation("imports");
  const { code, area, mayExport, earlier } = useLoaderData<typeof loader>();
  const refused = useActionData<{ kind: string | null; errors: { [field: string]: string[] } }>();
  const exporting = (
    <LinkButton to={`/wilayah/${code}/ekspor`} variant="secondary">
      <Download aria-hidden="true" className="size-5" />
      {t("toExport")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} intro={t("intro", { area })} crumbs={[{ label: area, to: `/wilayah/${code}` }, { label: t("crumb") }]} actions={mayExport ? exporting : undefined}>
      <div className="max-w-2xl space-y-6">
        <UploadForm kind={refused?.kind ?? null} errors={refused?.errors ?? {}} mostMb={MOST_MB} />
        <Templates code={code} />
      </div>
      <EarlierImports imports={earlier} />
    </Page>
  );
}

function Templates({ code }: { code: string }) {
  const { t } = useTranslation("imports");
  return (
    <Card title={t("template.title")} note={t("template.text")}>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {importableKinds.flatMap((kind) =>
          (["xlsx", "csv"] as const).map((format) => (
            <li key={`${kind}.${format}`}>
              <Link to={`/wilayah/${code}/impor/contoh/${EXPORT_KINDS[kind].file}.${format}`} reloadDocument className="link tap">
                {t("template.of", { kind: t(`kind.${kind}`), format: format.toUpperCase() })}
              </Link>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
