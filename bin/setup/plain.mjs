// What is wrong, in one plain sentence. Must parse on any Node that knows modules, to tell an old one.

const NODE_NEEDED = [20, 11];

/** An expected obstacle, worded for the person at the keyboard. */
export class PlainError extends Error {
  name = "PlainError";
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  throw new PlainError(
    `Node ${NODE_NEEDED.join(".")} or newer is needed, this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
}

const EXPECTED = ["PlainError", "EmbeddedError"];

/** Runs `work`; an expected obstacle is told in its sentence, a bug with its trace. Either ends with exit code 1. */
export async function inPlainWords(work) {
  try {
    await work();
  } catch (error) {
    console.error(`\n${tell(error)}`);
    process.exit(1);
  }
}

function tell(error) {
  if (EXPECTED.includes(error?.name)) return error.message;
  if (error?.code === "ENOSPC") return "The disk is full: free some space and start again.";
  if (error?.code === "EROFS") return `The disk is read-only (${error.path}): start from a folder that can be written.`;
  if (error?.code === "EACCES" || error?.code === "EPERM") {
    return `This account may not use ${error.path ?? "a file it needs"}: start as the owner of the folder.`;
  }
  if (error?.code === "ERR_MODULE_NOT_FOUND") {
    return `The installation is incomplete (${error.message.split("\n")[0]}): delete node_modules and start again.`;
  }
  return error?.stack ?? String(error);
}
