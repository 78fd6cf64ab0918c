import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { figuresAnswer } from "~/indicators/figures-json.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const answer = await figuresAnswer(actor, code, new URL(request.url).searchParams);
  if (!answer.ok) throw new Response(null, { status: answer.reason });
  return json(answer.value);
}
