// Runs before a database test file is imported: gives it a database of its own and fixed keys.
import { afterAll, inject } from "vitest";
import { cloneDatabase } from "./test-server";
import { testKeys } from "./test-keys";

const database = await cloneDatabase(inject("testServer"));
Object.assign(process.env, testKeys, { DATABASE_URL: database.url });
afterAll(() => database.drop());
