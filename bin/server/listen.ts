import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SettingError } from "./settings";

const FIRST_PORT = 3000;
const TRIES = 100;

/** Listens on the port asked for, or on 3000 or the next free one; a taken port that was asked for is an error. */
export async function listen(listener: RequestListener, host: string, port: number | null): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  for (let wanted = port ?? FIRST_PORT; ; wanted++) {
    try {
      await listenOn(server, host, wanted);
      return { server, port: (server.address() as AddressInfo).port };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const mayTryNext = port === null && wanted < FIRST_PORT + TRIES && (code === "EADDRINUSE" || code === "EACCES");
      if (!mayTryNext) throw new SettingError(sentence(code, host, wanted));
    }
  }
}

/** Takes no new requests, lets running ones finish for a while, then closes what is left. */
export function closeServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function sentence(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program: choose another with PORT, or leave PORT out.`;
    case "EACCES":
      return `This account may not listen on port ${port}: choose one above 1023 with PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is not an address of this machine: set HOST to one that is, or leave it out.`;
    default:
      return `The server cannot listen on ${host}:${port} (${code ?? "unknown reason"}).`;
  }
}
