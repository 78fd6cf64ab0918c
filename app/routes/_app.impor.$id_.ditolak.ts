import { createReadableStreamFromReadable, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { langOf } from "~/i18n/i18n.server";
import { importById, refusedFile } from "~/imports/imports.server";

/** The rows that could not be stored, as a file like the one brought in, each with its reason. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  if ((await asActor(actor, (tx) => importById(tx, id))) === null) throw new Response(null, { status: 404 });
  const file = await refusedFile(actor, id, await langOf(request));
  if (file === null) return redirect(`/impor/${id}`);
  return new Response(createReadableStreamFromReadable(file.stream), {
    headers: {
      "Content-Type": file.contentType,
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
