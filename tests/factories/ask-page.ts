import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";

type Part = (args: ActionFunctionArgs) => unknown;
type Asked = { headers?: Record<string, string>; params?: Record<string, string>; form?: Record<string, string> };
// The test looks at what a page gives, whatever its type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Given = { status: number; data: any; to: string | null; cookies: string[] };

const context = { cspNonce: "", clientAddress: "203.0.113.9" } as AppLoadContext;

/** Asks a page's loader, or with `form` its action, as the browser would: status, data, or where one is sent. */
export async function askPage(part: Part, path: string, { headers = {}, params = {}, form }: Asked = {}): Promise<Given> {
  const init = form === undefined ? { headers } : { method: "POST", body: new URLSearchParams(form), headers };
  try {
    return given(await part({ request: new Request(`http://desa.test${path}`, init), params, context }));
  } catch (thrown) {
    if (thrown instanceof Response) return given(thrown);
    throw thrown;
  }
}

function given(answer: unknown): Given {
  if (answer instanceof Response) {
    return { status: answer.status, data: null, to: answer.headers.get("Location"), cookies: answer.headers.getSetCookie() };
  }
  const { type, data, init } = answer as { type?: string; data?: unknown; init?: ResponseInit };
  return type === "DataWithResponseInit"
    ? { status: init?.status ?? 200, data, to: null, cookies: new Headers(init?.headers).getSetCookie() }
    : { status: 200, data: answer, to: null, cookies: [] };
}

