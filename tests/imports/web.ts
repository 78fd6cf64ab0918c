import { readFileSync } from "node:fs";
import { action as answer, loader as page } from "~/routes/_app.impor.$id";
import { loader as refusedRows } from "~/routes/_app.impor.$id_.ditolak";
import { action as upload, loader as start } from "~/routes/_app.wilayah.$code.impor";
import { loader as template } from "~/routes/_app.wilayah.$code.impor_.contoh.$berkas";
import { fieldFile } from "./reading";

/** The pages of an import as a browser uses them, for one signed-in person. */
type Headers = Record<string, string>;
export type Page = Exclude<Awaited<ReturnType<typeof page>>, Response>;

const context = { cspNonce: "", clientAddress: "192.0.2.1" };
const url = (path: string) => `http://desa.test${path}`;
const caught = (thrown: unknown) => {
  if (thrown instanceof Response) return thrown;
  throw thrown;
};

export type Sent = { status: number; to: string | null; data: unknown };

async function sent(promise: Promise<unknown>): Promise<Sent> {
  const result = await promise.catch(caught);
  if (result instanceof Response) return { status: result.status, to: result.headers.get("Location"), data: null };
  const { data, init } = result as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, to: null, data };
}

export class Visitor {
  constructor(readonly headers: Headers, readonly village: string) {}

  /** Sends a file; answers where its page is. */
  upload(kind: string, content: string | Buffer, name = "berkas.csv"): Promise<Sent> {
    const body = new FormData();
    body.set("jenis", kind);
    body.set("berkas", new File([content as unknown as BlobPart], name));
    return this.uploadForm(body);
  }

  uploadForm(body: FormData | URLSearchParams): Promise<Sent> {
    const request = new Request(url(`/wilayah/${this.village}/impor`), { method: "POST", body, headers: this.headers });
    return sent(upload({ request, params: { code: this.village }, context }));
  }

  start = () => start({ request: new Request(url(`/wilayah/${this.village}/impor`), { headers: this.headers }), params: { code: this.village }, context });

  /** The id of the import that a file became. */
  async import(kind: string, content: string | Buffer, name?: string): Promise<string> {
    const { to } = await this.upload(kind, content, name);
    const [, id] = /^\/impor\/([0-9a-f-]{36})$/.exec(to ?? "") ?? [];
    if (id === undefined) throw new Error(`no import: ${to}`);
    return this.settled(id);
  }

  importFieldFile = (kind: string, name: string): Promise<string> => this.import(kind, readFileSync(fieldFile(name)), name);

  page(id: string, query = ""): Promise<Page> {
    return page({ request: new Request(url(`/impor/${id}${query}`), { headers: this.headers }), params: { id }, context }) as Promise<Page>;
  }

  post(id: string, form: Record<string, string> | [string, string][], query = ""): Promise<Sent> {
    const request = new Request(url(`/impor/${id}${query}`), { method: "POST", body: new URLSearchParams(form), headers: this.headers });
    return sent(answer({ request, params: { id }, context }) as Promise<unknown>);
  }

  refusedRows = (id: string): Promise<Response> =>
    refusedRows({ request: new Request(url(`/impor/${id}/ditolak`), { headers: this.headers }), params: { id }, context });

  template = (name: string): Promise<Response> =>
    template({ request: new Request(url(`/wilayah/${this.village}/impor/contoh/${name}`), { headers: this.headers }), params: { code: this.village, berkas: name }, context });

  /** Waits until a longer work has ended. */
  async settled(id: string): Promise<string> {
    while ((await this.page(id)).status === "berjalan") await new Promise((done) => setTimeout(done, 100));
    return id;
  }
}

export const csv = (...lines: string[]): string => lines.join("\r\n");
