import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { LANGUAGE_COOKIE } from "~/i18n/i18n.server";
import { isLang } from "~/i18n/languages";
import { rememberPreference, safeReturnPath } from "~/i18n/preference.server";

export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const lang = form.get("bahasa");
  return redirect(safeReturnPath(form.get("kembali")), {
    status: 303,
    headers: { "Set-Cookie": rememberPreference(LANGUAGE_COOKIE, isLang(lang) ? lang : "id") },
  });
}
