import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Suspense, type ReactNode } from "react";
import { useLang } from "~/i18n/use-lang";
import { ErrorPage } from "~/ui/ErrorPage";
import { takeFlash } from "~/ui/flash.server";
import { NavigationProgress } from "~/ui/NavigationProgress";
import { OfflineGuard } from "~/ui/OfflineGuard";
import { PAGE_TEXTS_ID, useRequestFacts } from "~/ui/request-context";
import type { Theme } from "~/ui/theme";
import styles from "./styles.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  // Without a page there is no language to ask for, so the title says it in both.
  { title: error ? "Halaman tidak dapat ditampilkan / Page cannot be shown · Desa Produktif" : "Desa Produktif" },
];

export function loader({ request }: LoaderFunctionArgs) {
  const waiting = takeFlash(request);
  return data({ flash: waiting?.message ?? null }, waiting ? { headers: { "Set-Cookie": waiting.clear } } : undefined);
}

export function Layout({ children }: { children: ReactNode }) {
  const lang = useLang();
  const { nonce, reference, theme } = useRequestFacts();
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
        <OfflineGuard />
        {children}
        <PageTexts />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

const colorScheme: Record<Theme, string> = { otomatis: "light dark", terang: "light", gelap: "dark" };

/** Comes after the content: only then is it known which texts the page used. */
function PageTexts() {
  const { usedTexts } = useRequestFacts();
  return (
    <script
      type="application/json"
      id={PAGE_TEXTS_ID}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: usedTexts() }}
    />
  );
}

export default function App() {
  return (
    // A page whose texts are still on their way waits here; the one before it stays in view meanwhile.
    <Suspense>
      <Outlet />
    </Suspense>
  );
}

export const ErrorBoundary = () => <ErrorPage />;
