import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

// The Remix plugin rewrites modules for the browser; under vitest that would hide the server code we test.
const underVitest = process.env.VITEST !== undefined;

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What every page loads, in one file: on a poor signal one comes sooner than thirty, and it packs better. */
const SHELL = new RegExp(
  "/node_modules/(react|react-i18next)/|/app/shared/(dates|money|numbers)\\.ts$|" +
    "/app/ui/(Alert|AppShell|Brand|Breadcrumbs|Error\\w+|FlashAlert|LinkButton|MainNav|NavigationProgress|Page|Preferences|QuickSearch|SubmitButton|[a-z-]+)\\.tsx?$",
);
const inOneFile = (module: string): string | undefined => (SHELL.test(module) ? "shell" : undefined);

const inApp = (path: string) => fileURLToPath(new URL(`./app${path}`, import.meta.url));

export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: underVitest ? [] : [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~": inApp(""), "react-smooth": inApp("/charts/no-motion.ts"), "recharts-scale": inApp("/charts/own-ticks.ts") } },
  build: { target: "es2020", ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: inOneFile } } }) },
}));
