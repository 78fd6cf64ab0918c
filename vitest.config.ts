import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };
const needsDatabase = ["tests/**/*.db.test.ts", "tests/**/*.route.test.ts"];
const needsBrowser = ["tests/browser/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules",
          sequence: { groupOrder: 1 },
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: [...needsDatabase, ...needsBrowser],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          sequence: { groupOrder: 2 },
          include: needsDatabase,
          globalSetup: ["tests/global-setup.ts"],
          setupFiles: ["tests/db-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          sequence: { groupOrder: 3 },
          include: needsBrowser,
          globalSetup: ["tests/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
