import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { isReading, isSameOrigin } from "~/access/same-origin.server";
import { REQUEST_HEADER } from "~/shared/once-per-request.server";

/** Gives each answer its id and its Content-Security-Policy nonce, before anything may be sent, and the request a name of its own. */
export function identify(request: Request, response: Response, next: NextFunction): void {
  request.headers[REQUEST_HEADER] = randomUUID();
  response.locals.cspNonce = randomBytes(16).toString("base64");
  response.locals.requestId = randomBytes(5).toString("hex");
  response.setHeader("X-Request-Id", response.locals.requestId);
  next();
}

/**
 * Headers for every answer. Scripts only of ours or with the nonce; style attributes are allowed,
 * since charts position by them. HSTS only where the request came by https, or a demo on a plain
 * address would lock its own browser out.
 */
export function securityHeaders({ dev }: { dev: boolean }) {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.cspNonce}'`;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        scriptSrcAttr: ["'none'"],
        styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: dev ? ["'self'", "ws:"] : ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    protect(request, response, next);
  };
}

/** Refuses a write that another site's page has sent (CSRF), for every route alike. */
export function refuseCrossSite(publicUrl: string | null) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isReading(request.method)) return next();
    const headers = new Headers();
    for (const name of ["Sec-Fetch-Site", "Origin", "Host"]) {
      const value = request.get(name);
      if (value !== undefined) headers.set(name, value);
    }
    const asked = new globalThis.Request(`http://${request.get("Host") ?? "localhost"}/`, { method: request.method, headers });
    if (isSameOrigin(asked, publicUrl ?? undefined)) return next();
    response.status(403).type("text/plain").send("This request came from another site and was refused.\n");
  };
}

/** What no loader declared cacheable may hold someone's data: no cache keeps it. */
export function privateByDefault(_request: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: Response, ...args: unknown[]) {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "private, no-store");
    return Reflect.apply(writeHead, this, args);
  } as typeof response.writeHead;
  next();
}
