import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { optionalActor } from "~/access/require-actor.server";
import { recordSignOut } from "~/access/sign-out.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { endSession } from "~/access/sessions.server";

export const loader = () => redirect("/beranda");

export async function action({ request }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const actor = await optionalActor(request);
  if (actor) await recordSignOut(actor);
  // Clear-Site-Data leaves nothing of this person on a shared phone; browsers heed it on https and localhost.
  const headers = { "Set-Cookie": await endSession(request), "Clear-Site-Data": '"cache", "storage"' };
  return redirect("/masuk", { status: 303, headers });
}
