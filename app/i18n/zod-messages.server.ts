import { z } from "zod";
import { errorKey } from "~/i18n/error-key";

/**
 * Makes every schema answer with a text's key, so that a form's error appears in the language of its page. Messages a
 * schema sets itself stand. Call it once before the first parse.
 */
export function answerWithTextKeys() {
  z.config({ customError: (issue) => messageFor(issue) });
}

type Issue = Parameters<NonNullable<NonNullable<ReturnType<typeof z.config>>["customError"]>>[0];

function messageFor(issue: Issue): string {
  const empty = issue.input === undefined || issue.input === null || issue.input === "";
  switch (issue.code) {
    case "invalid_type":
      return errorKey(empty ? "ui:invalid.required" : `ui:invalid.${typeKey(issue.expected)}`);
    case "too_small": {
      if (issue.origin === "string") {
        return issue.minimum === 1 ? errorKey("ui:invalid.required") : errorKey("ui:invalid.tooShort", { least: String(issue.minimum) });
      }
      return errorKey(issue.origin === "array" ? "ui:invalid.tooFew" : "ui:invalid.tooSmall", { least: String(issue.minimum) });
    }
    case "too_big":
      return errorKey(
        issue.origin === "string" ? "ui:invalid.tooLong" : issue.origin === "array" ? "ui:invalid.tooMany" : "ui:invalid.tooBig",
        { most: String(issue.maximum) },
      );
    case "invalid_value":
      return errorKey(empty ? "ui:invalid.choose" : "ui:invalid.notInList");
    case "invalid_format":
      return errorKey(empty ? "ui:invalid.required" : `ui:invalid.${formatKeys[issue.format] ?? "format"}`);
    case "unrecognized_keys":
      return errorKey("ui:invalid.unexpected");
    default:
      return errorKey(empty ? "ui:invalid.required" : "ui:invalid.format");
  }
}

const formatKeys: Record<string, string> = { email: "email", date: "date", url: "url" };

function typeKey(expected: string): string {
  if (expected === "number" || expected === "int" || expected === "bigint") return "number";
  return expected === "date" ? "date" : "format";
}
