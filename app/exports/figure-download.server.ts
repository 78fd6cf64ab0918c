import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { audit } from "~/access/record-change.server";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { dashboardRows, placeToday, readingOf } from "~/indicators/dashboard.server";
import { figureFile } from "~/indicators/figure-file.server";
import { withFigures } from "~/indicators/figures-state.server";
import { contentTypes, writeTable, type TableFormat } from "./write-table.server";

/** The figures of a dashboard's address as a file, with the same rights, period, filter and order; noted in the audit log. */
export async function figureDownload({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">, format: TableFormat): Promise<Response> {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const language = await langOf(request);
  const { searchParams } = new URL(request.url);
  const { columns, rows, period } = await withFigures(actor, async (tx) => {
    const place = await placeToday(tx, code, language);
    const reading = await readingOf(tx, { actor, region: code, params: searchParams, t: fixedT(language, "indicators"), language, now: new Date() });
    const file = figureFile(await dashboardRows(tx, reading), reading, place.name);
    const { from, to } = reading.query;
    await audit(tx, actor, { action: "export", entity: "indicators", regionCode: code, detail: { format, from, to, rows: file.rows.length } });
    return { ...file, period: `${from}_${to}` };
  });
  const body = createReadableStreamFromReadable(writeTable(format, columns, rows, { language, sheetName: "angka" }));
  return new Response(body, {
    headers: {
      "Content-Type": contentTypes[format],
      "Content-Disposition": `attachment; filename="angka-${code}-${period}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}
