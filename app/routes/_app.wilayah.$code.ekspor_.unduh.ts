import { createReadableStreamFromReadable, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { exportFileName } from "~/exports/export-choice";
import { exportFile } from "~/exports/export-file.server";
import { readExportForm } from "~/exports/export-page.server";
import { contentTypes } from "~/exports/write-table.server";
import { langOf } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";

/** The file of the export page. A page of its own, so that the answer to its form can be a download. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const asked = readExportForm(await request.formData(), code);
  if (!asked.ok) throw redirect(`/wilayah/${code}/ekspor?${asked.reason}`, { status: 303 });
  const { stream, bytes } = await exportFile(actor, { ...asked.value, language: await langOf(request) });
  const name = exportFileName(asked.value.kind, code, todayIn(timeZoneOf(code), new Date()), asked.value.format);
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": contentTypes[asked.value.format],
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** Nothing is downloaded by an address alone: whoever opens this one chooses first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  return redirect(`/wilayah/${code}/ekspor`);
}
