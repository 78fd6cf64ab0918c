import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./app/db/schema/access.ts", "./app/db/schema/households.ts", "./app/db/schema/imports.ts", "./app/db/schema/journeys.ts", "./app/db/schema/regions.ts", "./app/db/schema/remittances.ts"],
  out: "./drizzle",
});
