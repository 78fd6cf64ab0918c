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

const inApp = (path: string) => fileURLToPath(new URL(`./app${path}`, import.meta.url));

export default defineConfig({
  plugins: underVitest ? [] : [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~": inApp(""), "react-smooth": inApp("/charts/no-motion.ts"), "recharts-scale": inApp("/charts/own-ticks.ts") } },
  build: { target: "es2020" },
});
