import { errorKey } from "~/i18n/error-key";
import type { Lang } from "~/i18n/languages";
import { formatDate } from "~/shared/dates";
import type { ConsentRefusal } from "./consents.server";

/** Messages at the fields of a consent that was not recorded or withdrawn. */
export function consentErrors(reason: ConsentRefusal, lang: Lang): Record<string, string[]> {
  switch (reason.code) {
    case "forbidden":
    case "not_found":
      throw new Response(null, { status: reason.code === "forbidden" ? 403 : 404 });
    case "id_taken":
      return { "": ["households:invalid.idTaken"] };
    case "in_future":
      return { givenOn: ["households:invalid.in_future"] };
    case "withdrawn_before_given":
      return { withdrawnOn: [errorKey("households:invalid.withdrawn_before_given", { on: formatDate(reason.givenOn, lang) })] };
    case "already_withdrawn":
      return { withdrawnOn: [errorKey("households:invalid.already_withdrawn", { on: formatDate(reason.withdrawnOn, lang) })] };
  }
}
