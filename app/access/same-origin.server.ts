/**
 * Whether a write comes from a page of our own. Browsers say where a request comes from; one that says nothing at all
 * is no browser and carries no one's cookie. `publicUrl` is the address people type, where a proxy stands before us.
 */
export function isSameOrigin(request: Request, publicUrl?: string): boolean {
  if (isReading(request.method)) return true;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const own = [new URL(request.url).host, request.headers.get("Host"), hostOf(publicUrl)];
  return own.includes(new URL(origin).host);
}

/** Whether a request of this method changes nothing. */
export const isReading = (method: string): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);

/** Throws 403 for a write that another site's page has sent. `requireActor` does it too. */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request, process.env.DESA_PUBLIC_URL)) throw new Response(null, { status: 403 });
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).host : null);
