import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import { readPreference } from "~/i18n/preference.server";
import { useLang } from "~/i18n/use-lang";
import { ErrorPage } from "~/ui/ErrorPage";
import { takeFlash } from "~/ui/flash.server";
import { NavigationProgress } from "~/ui/NavigationProgress";
import { useRequestFacts } from "~/ui/request-context";
import { isTheme, THEME_COOKIE, type Theme } from "~/ui/theme";
import styles from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? "Halaman tidak dapat ditampilkan · Desa Produktif" : "Desa Produktif" },
];

export function loader({ request }: LoaderFunctionArgs) {
  const chosen = readPreference(request, THEME_COOKIE);
  const theme: Theme = isTheme(chosen) ? chosen : "otomatis";
  const waiting = takeFlash(request);
  return data(
    { theme, flash: waiting?.message ?? null },
    waiting ? { headers: { "Set-Cookie": waiting.clear } } : undefined,
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const lang = useLang();
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "otomatis";
  const { nonce, reference } = useRequestFacts();
  return (
    <html lang={lang} data-theme={theme} data-reference={reference ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={colorScheme[theme]} />
        <Meta />
        <Links />
      </head>
      <body>
        <NavigationProgress />
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

const colorScheme: Record<Theme, string> = { otomatis: "light dark", terang: "light", gelap: "dark" };

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => <ErrorPage />;
