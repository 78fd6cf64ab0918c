import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import ts from "typescript";

export const ROOT = resolve(import.meta.dirname, "..", "..");

export type ImportLine = { specifier: string; line: number; typeOnly: boolean; /** From the root, when it is our file. */ target: string | null };
export type Source = { path: string; text: string; imports: ImportLine[] };

/** Paths from the root, with forward slashes, of the files in a folder whose names match. */
export function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** Every TypeScript source of a folder with its import lines. */
export function sourcesIn(folder: string): Source[] {
  const paths = filesIn(folder, /\.tsx?$/);
  const known = new Set(paths);
  return paths.map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    return { path, text, imports: importsOf(path, text, known) };
  });
}

function importsOf(path: string, text: string, known: Set<string>): ImportLine[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found: ImportLine[] = [];
  const add = (node: ts.Node, specifier: string, typeOnly: boolean) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    found.push({ specifier, line, typeOnly, target: targetOf(path, specifier, known) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, isTypeOnly(node));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument)) add(node, argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `import type …`, or an import of which every name says `type`: nothing of it is left when the code runs. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function targetOf(path: string, specifier: string, known: Set<string>): string | null {
  const plain = specifier.replace(/\?.*$/, "");
  const base = plain.startsWith("~/")
    ? `app/${plain.slice(2)}`
    : plain.startsWith(".") ? posix.join(dirname(path), plain) : null;
  if (base === null) return null;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((candidate) => known.has(candidate)) ?? base;
}
