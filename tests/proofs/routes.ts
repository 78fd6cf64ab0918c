import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const ROOT = resolve(import.meta.dirname, "..", "..");

type Listed = { id: string; path?: string; file: string; children?: Listed[] };
type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => unknown;
/** One module of the product that answers requests, by the name Remix gives it without `routes/`. */
export type RouteModule = { name: string; path: string; source: string; loader?: Handler; action?: Handler };

/** Every route the build would have, asked of Remix itself, so that none can be forgotten here. */
export async function allRoutes(): Promise<RouteModule[]> {
  const cli = join(ROOT, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  // Under vitest the configuration leaves Remix out.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "routes", "--json"], { cwd: ROOT, env: env as NodeJS.ProcessEnv });
  const listed = JSON.parse(stdout.slice(stdout.indexOf("["))) as Listed[];
  return Promise.all(flatten(listed, "").map(async ({ id, path, file }) => {
    const module = (await import(/* @vite-ignore */ join(ROOT, "app", file))) as Pick<RouteModule, "loader" | "action">;
    const source = readFileSync(join(ROOT, "app", file), "utf8");
    return { name: id.replace(/^routes\//, ""), path, source, loader: module.loader, action: module.action };
  }));
}

function flatten(routes: Listed[], above: string): { id: string; path: string; file: string }[] {
  return routes.flatMap(({ id, path = "", file, children = [] }) => {
    const full = [above, path].filter(Boolean).join("/");
    return [{ id, path: full, file }, ...flatten(children, full)];
  });
}

/** What an action's form may say it is for, as its source compares it; the empty intent comes first. */
export function intentsOf({ source }: RouteModule): (string | null)[] {
  if (!source.includes('"intent"')) return [null];
  const named = [...source.matchAll(/(?:case|===)\s+"([a-z][a-z0-9_-]*)"/g)].map(([, intent]) => intent!);
  return [null, ...new Set(named)];
}

export type Answer = { status: number; to: string | null; text: string };

/** Calls a loader or an action as the router would for one request; whatever is thrown as a response is an answer. */
export async function call(handler: Handler, request: Request, params: Record<string, string>): Promise<Answer> {
  let answer: unknown;
  try {
    answer = await handler({ request, params, context: { clientAddress: "192.0.2.1" } });
  } catch (thrown) {
    if (!(thrown instanceof Response) && !isData(thrown)) throw thrown;
    answer = thrown;
  }
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location"), text: await answer.text() };
  if (isData(answer)) return { status: answer.init?.status ?? 200, to: null, text: asText(answer.data) };
  return { status: 200, to: null, text: asText(answer) };
}

function isData(answer: unknown): answer is { data: unknown; init: ResponseInit | null } {
  return typeof answer === "object" && answer !== null && (answer as { type?: unknown }).type === "DataWithResponseInit";
}

const asText = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner)) ?? "";
