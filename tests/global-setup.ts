import type { TestProject } from "vitest/node";
import { openTestServer, type TestServer } from "./test-server";

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

export default async function setup(project: TestProject) {
  const { close, ...testServer } = await openTestServer();
  project.provide("testServer", testServer);
  return close;
}
