import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { err, ok, type Result } from "../../shared/result.ts";
import type { FileErrors } from "./check-program-file.ts";

/** What stands in a file, with where it stands. */
export interface ProgramText {
  readonly input: unknown;
  /** The errors with the line and column of what each is about, in the order of the lines. */
  readonly locate: (errors: FileErrors) => FileErrors;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Both counted from 1, as editors do. */
function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

const withPlace = ({ line, column }: Place, words: string): string => `line ${line}, column ${column}: ${words}`;

/** What to do about a slip of JSON; what is not in here is told as "this is not JSON". */
const slips: Readonly<Record<string, string>> = {
  CommaExpected: "a comma is missing before this",
  ColonExpected: "a colon is missing before this",
  PropertyNameExpected: 'a name in "double quotes" is expected here; is there a comma too many before it?',
  ValueExpected: "a value is expected here; is there a comma too many before it?",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "the file goes on after its end: take out what follows the last }",
  InvalidCommentToken: "JSON takes no comments: take it out",
  UnexpectedEndOfString: 'a text has no closing " on its line',
  InvalidCharacter: "a text has a control character, such as a tab or a line break; write \\t or \\n",
};

const slipOf = (text: string, { error, offset }: ParseError): string =>
  withPlace(placeAt(text, offset), slips[printParseErrorCode(error)] ?? "this is not JSON");

/** `people.0.grants.1`, and within a kind's settings `program.settings.cqm: sets[0].primary[2]`, as a path into the file. */
function pathOf(error: string): (string | number)[] {
  const [, place = "", field = ""] = /^([\w.-]+)(?:: ([\w.[\]]+))?/.exec(error) ?? [];
  const isSettings = place.startsWith("program.settings.");
  const parts = `${place}${isSettings ? `.${field}` : ""}`.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  return parts.filter((part) => part !== "").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** What the error is about, or the nearest that is there: a field that is missing is told at the object that lacks it. */
function nodeOf(root: Node, error: string): Node {
  const path = pathOf(error);
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

/** Reads a program file's text. Errors say the line and column, and what to do there. */
export function readProgramText(text: string): Result<ProgramText, FileErrors> {
  const json = text.replace(/^\uFEFF/, "");
  // a text of nothing is a missing value to the parser, told as a slip nobody made
  if (json.trim() === "") return err(["the file is empty: is it the right one, and was it saved?"]);
  const slipsFound: ParseError[] = [];
  const root = parseTree(json, slipsFound, { disallowComments: true, allowTrailingComma: false });
  if (root === undefined || slipsFound.length > 0) {
    return err(slipsFound.slice(0, 5).map((slip) => slipOf(json, slip)));
  }
  return ok({
    input: JSON.parse(json) as unknown,
    locate: (errors) =>
      errors
        .map((error) => ({ error, offset: nodeOf(root, error).offset }))
        .toSorted((a, b) => a.offset - b.offset)
        .map(({ error, offset }) => withPlace(placeAt(json, offset), error)),
  });
}
