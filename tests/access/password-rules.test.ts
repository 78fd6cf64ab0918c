import { describe, expect, it } from "vitest";
import { passwordRefusal } from "~/access/password-rules";

const refusalOf = (password: string) => passwordRefusal(password, { login: "siti.ngunut", name: "Siti Aminah" });

describe("a new password", () => {
  it.each(["kopi pagi di teras", "hujan-sore-padi", "Ngunut7Sapi", "kereta api malam", "日本語のパスワードです"])("%s will do", (password) => {
    expect(refusalOf(password)).toBeNull();
  });

  it.each([
    ["pendek123", "too_short"],
    ["x".repeat(201), "too_long"],
    ["aaaaaaaaaaaa", "too_plain"],
    ["qwertyuiopas", "too_plain"],
    ["0987654321", "too_plain"],
    ["1234567890", "too_plain"],
    ["password123", "too_common"],
    ["Rahasia2025!", "too_common"],
    ["r4h4s14_2025", "too_common"],
    ["P@ssw0rd1234", "too_common"],
    ["bismillah99", "too_common"],
    ["indonesia45", "too_common"],
    ["akucintakamu", "too_common"],
    ["jawatimur35", "too_common"],
    ["0812-3456-7890", "too_common"],
    ["sitiaminah90", "own_name"],
    ["siti.ngunut1", "own_name"],
  ])("%s is refused: %s", (password, refusal) => {
    expect(refusalOf(password)).toBe(refusal);
  });
});
