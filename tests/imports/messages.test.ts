import { describe, expect, it } from "vitest";
import { messageCodes, messageText, message, needsChoice, templateOf } from "~/imports/messages";

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("messages of an import", () => {
  it.each(messageCodes)("%s says the same in both languages, as a sentence", (code) => {
    const { id, en } = templateOf(code);
    expect(places(id)).toEqual(places(en));
    for (const text of [id, en]) expect(text).toMatch(/^[“"{A-Z].*[.?]$/su);
    expect(id).not.toEqual(en);
  });

  it("put facts in, in the language asked for, and take no markup for a place", () => {
    const said = message("month_marked_none", null, { month: { id: "Maret 2025", en: "March 2025" } });
    expect(said).toMatchObject({ severity: "ask", field: null });
    expect(messageText(said, "id")).toContain("pada Maret 2025");
    expect(messageText(said, "en")).toContain("in March 2025");
    expect(messageText(message("has_letter", "nik", { letter: "{letter}$&" }), "id")).toContain("“{letter}$&”");
  });

  it("leave nothing to a yes where several are meant", () => {
    expect(messageCodes.filter(needsChoice)).toEqual(["ambiguous_village", "household_ambiguous", "person_ambiguous", "activity_ambiguous", "participant_ambiguous"]);
    for (const code of messageCodes.filter(needsChoice)) expect(templateOf(code).severity).toBe("ask");
  });
});
