import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { figuresAnswer } from "~/indicators/figures-json.server";
import { refreshFigures } from "~/indicators/rollups/refresh.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  // Whether figures wait for anything does not depend on who asks, so that it is asked meanwhile.
  const [actor, waiting] = await Promise.all([requireActor(request), refreshFigures()]);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const answer = await figuresAnswer(actor, code, new URL(request.url).searchParams, waiting);
  if (!answer.ok) throw new Response(null, { status: answer.reason });
  return json(answer.value);
}
