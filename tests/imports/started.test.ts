import { expect, it, vi } from "vitest";
import { started } from "~/imports/started.server";

const after = <T>(ms: number, end: () => T) => new Promise<T>((done, fail) => setTimeout(() => { try { done(end()); } catch (error) { fail(error); } }, ms));

it("a work that is soon done gives its answer, a longer one goes on by itself", async () => {
  expect(await started(after(1, () => "selesai"), 500)).toBe("selesai");
  let isDone = false;
  const long = after(60, () => { isDone = true; });
  expect(await started(long, 10)).toBe(null);
  expect(isDone).toBe(false);
  await long;
  expect(isDone).toBe(true);
});

it("a failure within patience is thrown; a later one is logged without its message, which may quote the file", async () => {
  await expect(started(after(1, () => { throw new Error("nik 3504015203870003"); }), 500)).rejects.toThrow("nik");
  // why: what is written to the log is what this is about.
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await started(after(30, () => { throw new TypeError("nik 3504015203870003"); }), 5)).toBe(null);
  await after(60, () => null);
  expect(said.mock.calls).toEqual([[JSON.stringify({ level: "error", work: "import", name: "TypeError" })]]);
  said.mockRestore();
});
