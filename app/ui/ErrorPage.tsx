import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Brand } from "./Brand";
import { LinkButton } from "./LinkButton";
import { useRequestFacts } from "./request-context";

const known = [400, 401, 403, 404, 405, 413, 429, 503] as const;
type ErrorKind = (typeof known)[number] | 500;

/**
 * What a person sees when a page cannot be shown. Says what happened and what to do next;
 * never the error's own message, which may quote personal data.
 */
export function ErrorPage() {
  const { t } = useTranslation("ui");
  const { reference } = useRequestFacts();
  const kind = kindOf(useRouteError());
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-4 py-6">
      <a href="/" className="touch inline-flex items-center gap-2 self-start font-semibold">
        <Brand />
      </a>
      <main id="isi" className="my-auto py-10">
        <p className="mb-2 font-semibold tracking-wide text-muted tabular-nums">{t("error.code", { code: kind })}</p>
        <h1 className="text-3xl font-bold text-balance">{t(`error.${kind}.title`)}</h1>
        <p className="mt-4 text-lg text-muted text-pretty">{t(`error.${kind}.help`)}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton to="/" reloadDocument>
            {t("error.home")}
          </LinkButton>
          {kind === 401 ? (
            <LinkButton to="/masuk" reloadDocument variant="secondary">
              {t("signIn")}
            </LinkButton>
          ) : null}
        </div>
        {kind === 500 && reference ? (
          <p className="mt-8 border-t border-line pt-4 text-muted">
            {t("error.reference")} <strong className="font-mono text-ink select-all">{reference}</strong>
          </p>
        ) : null}
      </main>
    </div>
  );
}

function kindOf(error: unknown): ErrorKind {
  if (!isRouteErrorResponse(error)) return 500;
  return known.find((status) => status === error.status) ?? (error.status < 500 ? 400 : 500);
}
