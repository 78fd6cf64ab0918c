import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ownData } from "~/exports/own-data.server";
import { requireOwnFamily } from "~/households/require-own-family.server";

/** The copy of one's own records, as a file. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  requireOwnFamily(actor);
  const copy = await asActor(actor, (tx) => ownData(tx, actor));
  return new Response(JSON.stringify(copy, null, 2), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": "attachment; filename=data-saya.json", "Cache-Control": "no-store" },
  });
}

/** Nothing is downloaded by an address alone. */
export async function loader() {
  return redirect("/saya/data");
}
