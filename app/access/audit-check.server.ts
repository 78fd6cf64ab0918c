import { verifyAuditChain } from "./audit-log.server";

/** For `bin/desa doctor`: whether the audit log is as it was written. */
export async function check(): Promise<{ ok: boolean; detail: string }> {
  const { rows, brokenAt } = await verifyAuditChain();
  if (brokenAt === null) return { ok: true, detail: `${rows} lines, each sealed by the one before it` };
  return { ok: false, detail: `line ${brokenAt} does not fit the lines before it: something was changed, added or removed` };
}
