import type { z } from "zod";
import type { FileErrors } from "./check-program-file.ts";

type Issue = z.core.$ZodIssue;

/** What a type of JSON looks like to somebody who writes one by hand. */
const shapes: Readonly<Record<string, string>> = {
  string: 'write a text in "double quotes"',
  array: "write a list in [ ]",
  object: "write an object in { }",
  record: "write an object in { }",
  number: "write a number",
  boolean: "write true or false",
};

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function wordsFor(issue: Issue, input: unknown): string {
  if (valueAt(input, issue.path) === undefined) return "this is missing";
  if (issue.code === "invalid_type") return shapes[issue.expected] ?? issue.message;
  if (issue.code === "invalid_value") return `write one of ${issue.values.map(String).join(", ")}`;
  // A scope's id is the only choice there is in a program file.
  if (issue.code === "invalid_union") return "write an id, or * for all programs";
  return issue.message.includes("must match pattern")
    ? "write letters, digits, dots, hyphens and underscores only, a letter or digit first"
    : issue.message;
}

/**
 * The findings of the program file's schema in words, each with its place: `people.0.name: this is missing`. A field that
 * nobody reads is named as well: misspelt, it would otherwise be left out in silence.
 */
export const wordsForIssues = (issues: readonly Issue[], input: unknown): FileErrors =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map(
          (key) => `${[...issue.path, key].join(".")}: there is no such field; correct its name or take it out`,
        )
      : [`${issue.path.join(".")}: ${wordsFor(issue, input)}`],
  );
