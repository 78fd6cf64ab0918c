import { LRUCache } from "lru-cache";

/** By this header the server names each request, over whatever a client sent. */
export const REQUEST_HEADER = "x-desa-request";
/** Longer than any request lasts; the next one has another name. */
const KEPT_MS = 20_000;
const MOST_REQUESTS = 1_000;

/**
 * Several loaders serve one request, each with a Request object of its own: what they all ask for is found once. Without
 * the server's name (in tests) once for each object. The cookies are part of the key, so that no answer can be another's.
 */
export function oncePerRequest<T extends NonNullable<unknown>>(find: (request: Request) => Promise<T | null>): (request: Request) => Promise<T | null> {
  const byObject = new WeakMap<Request, Promise<T | null>>();
  const byName = new LRUCache<string, Promise<T | null>>({ max: MOST_REQUESTS, ttl: KEPT_MS });
  return (request) => {
    const id = request.headers.get(REQUEST_HEADER);
    const name = id && `${id} ${request.method} ${request.headers.get("Cookie") ?? ""}`;
    const known = name ? byName.get(name) : byObject.get(request);
    if (known) return known;
    const found = find(request);
    if (name) byName.set(name, found);
    else byObject.set(request, found);
    return found;
  };
}
