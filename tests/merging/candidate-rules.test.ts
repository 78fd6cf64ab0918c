import { describe, expect, it } from "vitest";
import { compareHouseholds, comparePersons, ownWords, type CandidatePerson, type ComparedHousehold } from "~/merging/candidate-rules";
import { differing } from "~/merging/fields";

const person = (facts: Partial<CandidatePerson> = {}): CandidatePerson => ({
  fullName: "Budi Santoso", birthDate: "1991-02-11", birthYear: 1991, sex: "L", regionCode: "35.04.05.2003", householdId: "one", householdLabel: "Keluarga Katini", ...facts,
});

describe("two persons", () => {
  it("of nearly one name, born on one day two years apart, are offered with the reason (field case C086)", () => {
    const other = person({ fullName: "Budi Santosa", birthDate: "1993-02-11", birthYear: 1993, householdId: "two", householdLabel: "Keluarga Bu Katini" });
    expect(comparePersons(person(), other, false)).toEqual({ reasons: ["similar_name", "near_birth_date", "similar_label"], strength: "likely" });
  });

  it("of one name and day of birth, or of nearly one name and one phone, are a strong case", () => {
    expect(comparePersons(person(), person(), false)?.strength).toBe("strong");
    expect(comparePersons(person(), person({ fullName: "Budi Santosa", birthDate: null, birthYear: null }), true)?.strength).toBe("strong");
  });

  it("of different sex are no strong case, and of another name none, whatever the phone", () => {
    expect(comparePersons(person(), person({ sex: "P" }), false)).toBeNull();
    expect(comparePersons(person(), person({ fullName: "Katini" }), true)).toBeNull();
  });
});

const home = (label: string, facts: Partial<ComparedHousehold> = {}): ComparedHousehold => ({ label, hasCard: false, head: null, ...facts });

describe("two households", () => {
  it("are compared by what is their own in the label", () => {
    expect(ownWords("Keluarga Bu Siti A.")).toBe("siti a");
    expect(compareHouseholds(home("Keluarga Bu Siti"), home("Kel. Siti"), { strong: 0, likely: 0 })).toEqual({ reasons: ["same_label"], strength: "likely" });
    expect(compareHouseholds(home("Keluarga Bu Siti"), home("Keluarga Bu Tini"), { strong: 0, likely: 0 })).toBeNull();
  });

  it("of one label are two where each has its card, or a head of another name", () => {
    const none = { strong: 0, likely: 0 };
    expect(compareHouseholds(home("Keluarga Siti", { hasCard: true }), home("Keluarga Siti", { hasCard: true }), none)).toBeNull();
    expect(compareHouseholds(home("Keluarga Siti", { head: "Siti Aminah" }), home("Keluarga Siti", { head: "Siti Rohmah" }), none)).toBeNull();
    expect(compareHouseholds(home("Keluarga Siti", { hasCard: true }), home("Keluarga Siti", { head: "Siti Rohmah" }), none)).not.toBeNull();
  });

  it("whose people are the same are a strong case from the second person on, or with like labels", () => {
    expect(compareHouseholds(home("Keluarga A"), home("Keluarga B"), { strong: 2, likely: 0 })?.strength).toBe("strong");
    expect(compareHouseholds(home("Keluarga A"), home("Keluarga B"), { strong: 1, likely: 0 })?.strength).toBe("likely");
    expect(compareHouseholds(home("Keluarga Siti"), home("Keluarga Bu Siti"), { strong: 1, likely: 0 })?.strength).toBe("strong");
  });
});

it("of two values the better known one is proposed: a whole date over a year, anything over unknown, the kept one's among equals", () => {
  const a = { birthDate: "1990", sex: "tidak_diketahui", note: "a", memberRole: "anak", phone: null };
  const b = { birthDate: "1990-03-12", sex: "P", note: "b", memberRole: "lainnya", phone: null };
  expect(differing(["birthDate", "sex", "note", "memberRole", "phone"], a, b)).toEqual([
    { field: "birthDate", better: "b" }, { field: "sex", better: "b" }, { field: "note", better: "a" }, { field: "memberRole", better: "a" },
  ]);
});
