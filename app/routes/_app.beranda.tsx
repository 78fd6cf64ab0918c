import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { startOf } from "~/access/navigation";
import { requireActor } from "~/access/require-actor.server";

/** Sends everyone to the page their day begins with. */
export async function loader({ request }: LoaderFunctionArgs) {
  throw redirect(startOf(await requireActor(request)));
}
