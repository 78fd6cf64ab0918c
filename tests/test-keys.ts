/** Keys for tests only: fixed, so that a stored cipher or index can be written down in a test. */
export const testKeys = {
  DESA_ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}`,
  DESA_INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
  DESA_SESSION_SECRET: Buffer.alloc(32, 3).toString("base64"),
};
