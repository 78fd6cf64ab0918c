import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { langOf } from "~/i18n/i18n.server";
import { textsForPage } from "~/i18n/page-texts.server";
import { readPreference } from "~/i18n/preference.server";
import { answerWithTextKeys } from "~/i18n/zod-messages.server";
import { keptDrawing } from "~/ui/kept-drawings.server";
import { RequestContext } from "~/ui/request-context";
import { isTheme, THEME_COOKIE } from "~/ui/theme";

answerWithTextKeys();

export const streamTimeout = 15_000;

/** Renders the page as a stream; for crawlers, whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
) {
  const lang = await langOf(request);
  const { i18n, usedTexts } = textsForPage(lang);
  const nonce = loadContext.cspNonce;
  const chosen = readPreference(request, THEME_COOKIE);
  const facts = {
    nonce,
    reference: loadContext.requestId ?? null,
    theme: isTheme(chosen) ? chosen : ("otomatis" as const),
    usedTexts,
    drawn: keptDrawing,
  };
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", lang);
  headers.append("Vary", "Cookie");

  return new Promise<Response>((resolve, reject) => {
    let finalStatus = status;
    let sent = false;
    const page = (
      <I18nextProvider i18n={i18n}>
        <RequestContext.Provider value={facts}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </RequestContext.Provider>
      </I18nextProvider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [readyEvent]() {
        sent = true;
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        finalStatus = 500;
        // Before the shell is sent, the rejection above is logged by the caller.
        if (sent) logFailure(error, loadContext.requestId);
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  // A page that is not there, or not theirs, is an answer and no failure.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) logFailure(error, (context as AppLoadContext).requestId);
}

/** Logs where it broke and never the message: database messages quote what a person typed. */
function logFailure(error: unknown, reference: string | undefined) {
  const inDevelopment = process.env.NODE_ENV !== "production";
  if (!(error instanceof Error)) {
    console.error(JSON.stringify({ level: "error", reference, kind: typeof error }));
    return;
  }
  const cause = (error.cause ?? error) as { code?: unknown; constraint_name?: unknown };
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  console.error(
    JSON.stringify({
      level: "error",
      reference,
      name: error.name,
      code: cause.code,
      constraint: cause.constraint_name,
      at: frames.slice(0, 8).map((line) => line.trim()),
    }),
  );
  if (inDevelopment) console.error(error);
}
