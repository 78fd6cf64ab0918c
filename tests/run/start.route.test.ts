import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startApp, type AppServer } from "../app-server";

let app: AppServer;
beforeAll(async () => {
  app = await startApp(inject("testServer"));
  // Alone, this file also waits for the pages to be built.
}, 300_000);
afterAll(() => app.stop());

describe("a started server", () => {
  it("says that it lives and that database and migrations are ready", async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ alive: true });
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, database: "ok", migrations: "ok" }]);
  });

  it("answers the front page with a policy that allows only its own scripts, and to no cache", async () => {
    const page = await fetch(app.url);
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get("cache-control")).toContain("no-store");
    expect(page.headers.get("strict-transport-security")).toBeNull();
    const html = await page.text();
    // A block of data (the page's texts as JSON) runs nothing and needs no nonce.
    const scripts = [...html.matchAll(/<script(?![^>]*(?:\bsrc=|type="application\/json"))[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  });

  it("gives the first administrator of a database without people a link to set a password", async () => {
    const [link = ""] = /http:\S+\/undangan\/\S+/.exec(app.output()) ?? [];
    expect(link.startsWith(app.url)).toBe(true);
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(`${link}x`)).status).toBe(404);
  });

  it("lets browsers keep the files of the build for good", async () => {
    const [asset] = /\/assets\/[^"]+\.(js|css)/.exec(await (await fetch(app.url)).text()) ?? [];
    const file = await fetch(`${app.url}${asset}`);
    expect(file.status).toBe(200);
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await fetch(`${app.url}/assets/not-there.js`)).status).toBe(404);
  });

  it("refuses a write sent by another site's page and not one of its own", async () => {
    const post = (headers: Record<string, string>) => fetch(`${app.url}/bahasa`, { method: "POST", headers, redirect: "manual" });
    expect((await post({ "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await post({ Origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post({ Origin: "null" })).status).toBe(403);
    expect((await post({ Origin: app.url })).status).not.toBe(403);
  });

  it("logs a request without its query", async () => {
    await fetch(`${app.url}/healthz?nik=3504051212900001`);
    await expect.poll(() => app.output()).toContain('"path":"/healthz"');
    expect(app.output()).not.toContain("3504051212900001");
  });
});

describe("a start that cannot succeed", () => {
  const failing = (env: Record<string, string>) =>
    startApp(inject("testServer"), { env }).then(() => "it started", (error: Error) => error.message);

  it("says which port is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => blocker.once("listening", done));
    const { port } = blocker.address() as AddressInfo;
    expect(await failing({ PORT: String(port) })).toMatch(new RegExp(`ended with 1 .*Port ${port} is taken`, "s"));
    blocker.close();
  });

  it("demands given keys in production", async () => {
    const message = await failing({ NODE_ENV: "production", DESA_INDEX_KEY: "" });
    expect(message).toMatch(/ended with 1 .*must be given: set DESA_INDEX_KEY/s);
  });

  it("says that no PostgreSQL answers", async () => {
    expect(await failing({ DATABASE_URL: "postgres://x:y@127.0.0.1:1/z" })).toMatch(/No PostgreSQL answers at 127\.0\.0\.1:1/);
  });

  it("says which setting it does not understand", async () => {
    expect(await failing({ PORT: "eighty" })).toMatch(/PORT must be a number/);
  });
});
