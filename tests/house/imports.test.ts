import { describe, expect, it } from "vitest";
import { sourcesIn, type Source } from "./sources";

/** Which way imports may point: each group may import what stands before it. A new folder is put into one. */
const GROUPS = [
  ["shared"],
  ["i18n"],
  ["db", "ui", "charts"],
  ["access", "regions"],
  ["households"],
  ["journeys", "remittances", "finance", "savings", "learning", "vacancies", "job-information", "enterprises", "market", "mentoring", "ltsa", "complaints", "surveys"],
  ["merging"],
  ["indicators"],
  ["comparison"],
  ["imports", "outbox", "exports", "open-data", "api"],
  ["routes"],
];
const RULE_FOLDERS = new Set([...GROUPS[0]!, ...GROUPS.slice(3, -1).flat()]);

const sources = sourcesIn("app");
const rankOf = (folder: string) => GROUPS.findIndex((group) => group.includes(folder));

/** The folder under app/; root.tsx, routes.ts and the entries belong to the routes. */
function folderOf(path: string): string {
  const [, folder, ...rest] = path.split("/");
  return rest.length === 0 ? "routes" : folder!;
}

const isServer = (path: string) => /\.server(\.tsx?)?$/.test(path);
const isComponent = ({ path }: Source) => path.endsWith(".tsx") && folderOf(path) !== "routes";
const isRule = ({ path }: Source) =>
  path.endsWith(".ts") && !isServer(path) && RULE_FOLDERS.has(folderOf(path)) && !/\/use-[^/]+$|\.client\.ts$|\.d\.ts$/.test(path);

function offending(pick: (source: Source) => boolean, bad: (source: Source, line: Source["imports"][number]) => boolean): string[] {
  return sources.filter(pick).flatMap((source) =>
    source.imports.filter((line) => bad(source, line)).map((line) => `${source.path}:${line.line} imports ${line.specifier}`),
  );
}

describe("imports", () => {
  it("come from folders that have a place in the order", () => {
    const unknown = new Set(sources.map(({ path }) => folderOf(path)).filter((folder) => rankOf(folder) === -1));
    expect([...unknown]).toEqual([]);
  });

  it("point from right to left only", () => {
    const wrong = offending(() => true, ({ path }, { target }) =>
      target !== null && target.startsWith("app/") && rankOf(folderOf(target)) > rankOf(folderOf(path)));
    expect(wrong).toEqual([]);
  });

  it("between neighbours take server functions in one direction only", () => {
    const pairs = new Map<string, string>();
    for (const { path, imports } of sources) {
      for (const { target, line, typeOnly } of imports) {
        if (target === null || typeOnly || !isServer(target)) continue;
        const [from, to] = [folderOf(path), folderOf(target)];
        if (from !== to && rankOf(from) === rankOf(to)) pairs.set(`${from} → ${to}`, `${path}:${line}`);
      }
    }
    const both = [...pairs].filter(([pair]) => pairs.has(pair.split(" → ").reverse().join(" → ")));
    expect(both).toEqual([]);
  });

  it("make no circle", () => {
    expect(circles(sources)).toEqual([]);
  });

  it("of components and rules never reach server files", () => {
    const wrong = offending((source) => isComponent(source) || isRule(source), (_source, { target, typeOnly }) =>
      target !== null && !typeOnly && isServer(target));
    expect(wrong).toEqual([]);
  });

  it("of rules bring neither database nor React nor Node", () => {
    const wrong = offending(isRule, (_source, { specifier, typeOnly }) =>
      !typeOnly && /^(drizzle-orm|postgres|react|react-dom|@remix-run|express|node:)/.test(specifier));
    expect(wrong).toEqual([]);
  });

  it("name the file they mean: there are no barrels", () => {
    expect(sources.map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path) && folderOf(path) !== "routes")).toEqual([]);
  });
});

describe("rules", () => {
  it("read no clock, no chance and no environment", () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\bcrypto\.randomUUID\(/;
    const wrong = sources.filter(isRule).flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (impure.test(line) && !isComment(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])));
    expect(wrong).toEqual([]);
  });
});

function isComment(line: string): boolean {
  return /^\s*(\/\/|\*|\/\*)/.test(line);
}

/** Each circle of run-time imports once, as the path that closes it. */
function circles(all: Source[]): string[] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    state.set(path, "open");
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (target !== null && !typeOnly && byPath.has(target)) walk(target, [...trail, path]);
    }
    state.set(path, "done");
  };
  for (const { path } of all) walk(path, []);
  return found;
}
