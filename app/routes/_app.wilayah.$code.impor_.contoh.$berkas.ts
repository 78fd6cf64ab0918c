import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { templateFile, templateOf } from "~/exports/template-file.server";
import { contentTypes } from "~/exports/write-table.server";
import { langOf } from "~/i18n/i18n.server";
import { isVillageCode } from "~/regions/region-code";
import { regionByCode } from "~/regions/regions.server";

/** An empty file of a kind of import, with its headings and one example row for this village. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { code = "", berkas = "" } = params;
  requireCan(actor, "import:write", code);
  const template = templateOf(berkas);
  const region = await asActor(actor, (tx) => regionByCode(tx, code));
  if (template === null || (region === null && code !== "ID")) throw new Response(null, { status: 404 });
  const village = region !== null && isVillageCode(region.code) ? region : { code: "", name: "" };
  return new Response(createReadableStreamFromReadable(templateFile(template, village, await langOf(request))), {
    headers: {
      "Content-Type": contentTypes[template.format],
      "Content-Disposition": `attachment; filename="contoh-${berkas}"`,
      "Cache-Control": "no-store",
    },
  });
}
