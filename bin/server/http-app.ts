import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Logger } from "pino";
import type { ViteDevServer } from "vite";
import type { readinessCheck } from "./readiness";
import { requestLog } from "./request-log";
import { identify, privateByDefault, refuseCrossSite, securityHeaders } from "./security";

export type HttpOptions = {
  root: string;
  dev: boolean;
  log: Logger;
  readiness: ReturnType<typeof readinessCheck>;
  trustedProxies: number;
  publicUrl: string | null;
};

/** The web application: what every answer gets, then health, files, and the pages of the build. */
export async function makeHttpApp(options: HttpOptions) {
  const { root, dev, log, readiness } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies);
  app.use(identify, requestLog(log), securityHeaders({ dev }));

  app.get("/healthz", (_request, response) => void response.set("Cache-Control", "no-store").json({ alive: true }));
  app.get("/readyz", (_request, response, next) => {
    readiness.check().then((state) => {
      response.set("Cache-Control", "no-store").status(state.ready ? 200 : 503).json(state);
    }, next);
  });

  app.use(refuseCrossSite(options.publicUrl), compression());
  const vite = dev ? await viteServer(root) : null;
  if (vite === null) serveFiles(app, root);
  else app.use(vite.middlewares);
  app.use(express.static(join(root, "public"), { maxAge: "1h" }));

  app.use(privateByDefault);
  app.all("*", createRequestHandler({
    build: vite === null ? await builtPages(root) : () => pagesFromSource(vite),
    mode: dev ? "development" : "production",
    getLoadContext: (request, response) => ({
      cspNonce: response.locals.cspNonce as string,
      requestId: response.locals.requestId as string,
      clientAddress: request.ip,
    }),
  }));
  return { app, close: async () => vite?.close() };
}

/** Files of the build carry a hash of their content in their name, so a browser may keep them for good. */
function serveFiles(app: express.Express, root: string): void {
  const client = join(root, "build", "client");
  app.use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
  app.use(express.static(client, { maxAge: "1h", index: false }));
}

function builtPages(root: string): Promise<ServerBuild> {
  return import(pathToFileURL(join(root, "build", "server", "index.js")).href);
}

async function viteServer(root: string): Promise<ViteDevServer> {
  const { createServer } = await import("vite");
  return createServer({ root, server: { middlewareMode: true } });
}

function pagesFromSource(vite: ViteDevServer): Promise<ServerBuild> {
  return vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
}
