import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const only = (folder, reason, ...names) => names.map((name) => ({ name, message: `Lives in ${folder} only: ${reason}.` }));
const connections = only("app/db", "everything else gets its transaction from asActor", "postgres", "drizzle-orm/postgres-js");
const sessions = only("app/access", "replacing it must touch one folder", "lucia", "@lucia-auth/adapter-drizzle");
const charts = only("app/charts", "replacing it must touch one folder", "recharts");

const restrict = (...lists) => ({ "no-restricted-imports": ["error", { paths: lists.flat() }] });

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".cache/", "data/", "coverage/", "public/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,js,mjs}", "bin/desa"],
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "off",
    },
  },
  {
    files: ["app/**/*.tsx", "app/**/*.ts"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["app/**/*.{ts,tsx}"], rules: restrict(connections, sessions, charts) },
  { files: ["app/db/**/*.{ts,tsx}"], rules: restrict(sessions, charts) },
  { files: ["app/access/**/*.{ts,tsx}"], rules: restrict(connections, charts) },
  { files: ["app/charts/**/*.{ts,tsx}"], rules: restrict(connections, sessions) },
  { files: ["tests/**/*.{ts,tsx}"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
