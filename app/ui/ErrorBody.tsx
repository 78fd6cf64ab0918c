import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./LinkButton";
import { useRequestFacts } from "./request-context";

const known = [400, 401, 403, 404, 405, 413, 429, 503] as const;
type ErrorKind = (typeof known)[number] | 500 | "offline";

/**
 * What a person sees when a page cannot be shown: what happened and what to do next, never the error's own message,
 * which may quote personal data. A layout exports it as its `ErrorBoundary` to keep the navigation around it.
 */
export function ErrorBody() {
  const { t } = useTranslation("ui");
  const { reference } = useRequestFacts();
  const kind = kindOf(useRouteError());
  const { pathname, search } = useLocation();
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-10">
      {kind === "offline" ? null : <p className="num mb-2 font-semibold tracking-wide text-muted">{t("error.code", { code: kind })}</p>}
      <h1 className="text-3xl font-bold text-balance">{t(`error.${kind}.title`)}</h1>
      <p className="mt-4 text-lg text-muted text-pretty">{t(`error.${kind}.help`)}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {kind === 401 ? (
          <LinkButton to="/masuk" reloadDocument>
            {t("signIn")}
          </LinkButton>
        ) : null}
        {kind === "offline" ? (
          <LinkButton to={pathname + search} reloadDocument>
            {t("error.offline.again")}
          </LinkButton>
        ) : null}
        <LinkButton to="/" reloadDocument variant={kind === 401 || kind === "offline" ? "secondary" : "primary"}>
          {t("error.home")}
        </LinkButton>
      </div>
      {kind === 500 && reference ? (
        <p className="mt-8 border-t border-line pt-4 text-muted">
          {t("error.reference")} <strong className="font-mono text-ink select-all">{reference}</strong>
        </p>
      ) : null}
    </div>
  );
}

function kindOf(error: unknown): ErrorKind {
  if (isLostSignal(error)) return "offline";
  if (!isRouteErrorResponse(error)) return 500;
  return known.find((status) => status === error.status) ?? (error.status < 500 ? 400 : 500);
}

/** In a browser, a request that got no answer is a TypeError, whatever `navigator.onLine` believes. */
function isLostSignal(error: unknown): boolean {
  return typeof document !== "undefined" && error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
