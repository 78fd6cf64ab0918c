import type { NextFunction, Request, Response } from "express";
import { pino, type Logger } from "pino";

/** The log of the process: lines of JSON, quiet on a terminal, where a person reads. */
export function makeLogger(): Logger {
  const level = process.env.DESA_LOG_LEVEL || (process.stdout.isTTY ? "warn" : "info");
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/** One line per answered request: no query, no address, no browser, nothing that tells a person. */
export function requestLog(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.once("close", () => {
      const line = {
        id: response.locals.requestId,
        method: request.method,
        path: pathForLog(request.path),
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
        cut: response.writableFinished ? undefined : true,
      };
      if (response.statusCode >= 500) log.error(line, "request");
      else log.info(line, "request");
    });
    next();
  };
}

/** The path with secrets of one-time links and long numbers masked; ids and region codes stay. */
export function pathForLog(path: string): string {
  return path
    .split("/")
    .map((part) => (isTelling(part) ? ":masked" : part))
    .join("/");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.data)?$/i;

function isTelling(part: string): boolean {
  if (UUID.test(part)) return false;
  return /\d{9,}/.test(part) || /^[\w-]{24,}(\.data)?$/.test(part) || part.includes("@") || part.includes("%40");
}
