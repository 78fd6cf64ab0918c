// `npm start`: needs nothing but Node. Installs what is missing, builds when sources changed, serves.
import { requireNode, inPlainWords } from "./setup/plain.mjs";

await inPlainWords(async () => {
  requireNode();
  const dev = process.argv.includes("--dev");
  const { installIfNeeded, buildIfNeeded } = await import("./setup/prepare.mjs");
  await installIfNeeded();
  if (!dev) await buildIfNeeded();
  // Remembered before it is set below for React: only a declared production demands given keys.
  const declaredProduction = process.env.NODE_ENV === "production";
  process.env.NODE_ENV = dev ? "development" : "production";
  const { loadSources } = await import("./setup/sources.mjs");
  const { serve } = await loadSources("bin/serve.ts");
  await serve({ dev, declaredProduction });
});
