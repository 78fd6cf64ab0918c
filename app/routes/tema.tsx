import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { rememberPreference, safeReturnPath } from "~/i18n/preference.server";
import { isTheme, THEME_COOKIE } from "~/ui/theme";

export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get("tema");
  return redirect(safeReturnPath(form.get("kembali")), {
    status: 303,
    headers: { "Set-Cookie": rememberPreference(THEME_COOKIE, isTheme(theme) ? theme : "otomatis") },
  });
}
