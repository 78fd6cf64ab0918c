import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBinaries } from "../../bin/embedded/binaries";
import { isAlive, readPostmaster } from "../../bin/embedded/postmaster";
import { startEmbedded, type Embedded } from "../../bin/embedded/start-embedded";

const onLinux = process.platform === "linux";
let dataDir: string;
let server: Embedded;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "desa-embedded-"));
  chmodSync(dataDir, 0o755);
  server = await startEmbedded({ dataDir });
  await ask(server, "create table acknowledged (n int)");
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the embedded database", () => {
  it("answers on 127.0.0.1 only, durably, in UTC, with a password nobody else can read", async () => {
    const [row] = await ask(server, `select current_setting('listen_addresses') as addresses,
      current_setting('fsync') as fsync, current_setting('jit') as jit, current_setting('timezone') as timezone`);
    expect(row).toEqual({ addresses: "127.0.0.1", fsync: "on", jit: "off", timezone: "UTC" });
    if (process.platform !== "win32") expect(statSync(join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
    await expect(ask({ url: server.url.replace(/:[^:@]+@/, ":wrong@") }, "select 1")).rejects.toThrow(/password/);
  });

  it("is found again, not started twice, by a second start of the same folder", async () => {
    const again = await startEmbedded({ dataDir });
    expect(again).toMatchObject({ reused: true, port: server.port });
    server = again;
  });

  it("comes back after kill -9 of the server with every acknowledged row", async () => {
    for (let n = 1; n <= 3; n++) {
      await ask(server, `insert into acknowledged values (${n})`);
      process.kill(serverPid(), "SIGKILL");
      server = await startEmbedded({ dataDir });
      expect(server.reused).toBe(false);
      expect(await ask(server, "select n from acknowledged order by n")).toHaveLength(n);
    }
  }, 60_000);

  it("starts beside a stale postmaster.pid whose number now belongs to another program", async () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    try {
      await server.stop();
      writeFileSync(join(server.clusterDir, "postmaster.pid"), `${other.pid}\n${server.clusterDir}\n1\n${server.port}\n`);
      if (onLinux) server = await startEmbedded({ dataDir });
      else rmSync(join(server.clusterDir, "postmaster.pid"));
    } finally {
      other.kill();
    }
    server = await startEmbedded({ dataDir });
    expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }]);
  }, 60_000);

  it("starts over a half-made first start", async () => {
    const fresh = mkdtempSync(join(tmpdir(), "desa-half-"));
    chmodSync(fresh, 0o755);
    execFileSync("mkdir", ["-p", join(fresh, "postgres.new", "base")]);
    writeFileSync(join(fresh, "starting.lock"), "999999999");
    const half = await startEmbedded({ dataDir: fresh });
    expect(await ask(half, "select 1 as one")).toEqual([{ one: 1 }]);
    await half.stop();
    rmSync(fresh, { recursive: true, force: true });
  }, 60_000);

  it("keeps running for another process and stops when the last one leaves", async () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    writeFileSync(join(dataDir, "users", String(other.pid)), "");
    const pid = serverPid();
    await server.stop();
    expect(isAlive(pid)).toBe(true);
    other.kill("SIGKILL");
    await new Promise((resolve) => other.once("exit", resolve));
    server = await startEmbedded({ dataDir });
    expect(server.reused).toBe(true);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    server = await startEmbedded({ dataDir });
  }, 60_000);

  it("makes the library links an install without scripts has left out", () => {
    const { nativeDir } = findBinaries();
    const list = join(nativeDir, "pg-symlinks.json");
    if (!existsSync(list)) return;
    const [link] = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
    const place = join(nativeDir, "..", link!.target);
    if (!lstatSync(place).isSymbolicLink()) return;
    rmSync(place);
    findBinaries();
    expect(readFileSync(place).length).toBeGreaterThan(0);
  });
});

function serverPid(): number {
  return readPostmaster(server.clusterDir)!.pid;
}

async function ask({ url }: { url: string }, query: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(query))];
  } finally {
    await sql.end();
  }
}
