import { redirect } from "@remix-run/node";
import { safeReturnPath } from "~/i18n/preference.server";
import { flash } from "~/ui/flash.server";
import { optionalActor } from "./require-actor.server";

/**
 * Where a page of the second step leads when nobody is between the two steps: on, whoever is in already and went back; to
 * the password once more when the ten minutes are over, without forgetting what page was asked for.
 */
export async function withoutHalf(request: Request, back: unknown): Promise<Response> {
  const to = typeof back === "string" && back !== "" ? safeReturnPath(back) : null;
  if (await optionalActor(request)) return redirect(to ?? "/beranda", { status: 303 });
  const path = to === null ? "/masuk" : `/masuk?${new URLSearchParams({ kembali: to })}`;
  return redirect(path, { status: 303, headers: { "Set-Cookie": flash("access:factor.tooLate", {}, "info") } });
}
