import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./LinkButton";
import { useRequestFacts } from "./request-context";

const known = [400, 401, 403, 404, 405, 413, 429, 503] as const;
type ErrorKind = (typeof known)[number] | 500;

/**
 * What a person sees when a page cannot be shown: what happened and what to do next, never the error's own message,
 * which may quote personal data. A layout exports it as its `ErrorBoundary` to keep the navigation around it.
 */
export function ErrorBody() {
  const { t } = useTranslation("ui");
  const { reference } = useRequestFacts();
  const kind = kindOf(useRouteError());
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-10">
      <p className="num mb-2 font-semibold tracking-wide text-muted">{t("error.code", { code: kind })}</p>
      <h1 className="text-3xl font-bold text-balance">{t(`error.${kind}.title`)}</h1>
      <p className="mt-4 text-lg text-muted text-pretty">{t(`error.${kind}.help`)}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {kind === 401 ? (
          <LinkButton to="/masuk" reloadDocument>
            {t("signIn")}
          </LinkButton>
        ) : null}
        <LinkButton to="/" reloadDocument variant={kind === 401 ? "secondary" : "primary"}>
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
  if (!isRouteErrorResponse(error)) return 500;
  return known.find((status) => status === error.status) ?? (error.status < 500 ? 400 : 500);
}
