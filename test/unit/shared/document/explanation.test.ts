import { describe, expect, it } from "vitest";
import type { Cells, CellValue, Path } from "../../../../shared/cell.ts";
import { explains, standingProblems, type Explanation } from "../../../../shared/document/explanation.ts";
import type { Problem, Severity } from "../../../../shared/problem.ts";

const problem = (code: string, severity: Severity, ...paths: Path[]): Problem => ({
  code,
  severity,
  paths,
  message: "",
});

const explanation = (code: string, values: Readonly<Record<Path, CellValue>>): Explanation => ({
  code,
  paths: Object.keys(values),
  text: "We hired two nurses.",
  values,
});

const cells: Cells = new Map<Path, CellValue>([
  ["1/score", 3],
  ["2/score", 0],
]);
const moved = problem("imat-score-moved", "explain", "1/score");

describe("an explanation", () => {
  it("answers its problem while the cells hold what they held", () => {
    expect(explains(explanation("imat-score-moved", { "1/score": 3 }), moved, cells)).toBe(true);
    expect(explains(explanation("imat-score-moved", { "1/score": 2 }), moved, cells)).toBe(false);
  });

  it("answers no other code and no other cells", () => {
    expect(explains(explanation("imat-scores-all-same", { "1/score": 3 }), moved, cells)).toBe(false);
    expect(explains(explanation("imat-score-moved", { "2/score": 0 }), moved, cells)).toBe(false);
    expect(explains(explanation("imat-score-moved", { "1/score": 3, "2/score": 0 }), moved, cells)).toBe(false);
  });

  it("does not mind the order of the cells, and is not fooled by one named twice", () => {
    const both = problem("x", "explain", "2/score", "1/score");
    expect(explains(explanation("x", { "1/score": 3, "2/score": 0 }), both, cells)).toBe(true);
    const half = { ...explanation("x", { "1/score": 3, "2/score": 0 }), paths: ["1/score"] };
    expect(explains(half, both, cells)).toBe(false);
    const twice = { ...explanation("x", { "1/score": 3 }), paths: ["1/score", "1/score"] };
    expect(explains(twice, both, cells)).toBe(false);
    expect(explains(explanation("x", { "1/score": 3, "2/score": 0 }), { ...both, paths: twice.paths }, cells)).toBe(
      false,
    );
  });

  it("holds a blank cell to be blank, and 0 not to be", () => {
    const blank = problem("x", "explain", "9/score");
    expect(explains({ ...explanation("x", {}), paths: ["9/score"] }, blank, cells)).toBe(true);
    expect(explains(explanation("x", { "9/score": null }), blank, cells)).toBe(true);
    expect(explains(explanation("x", { "9/score": 0 }), blank, cells)).toBe(false);
  });
});

describe("what stands in the way of submitting", () => {
  it("is every error and every explain without an explanation that holds, but no note", () => {
    const error = problem("imat-score-missing", "error", "3/score");
    const note = problem("imat-three-without-note", "note", "1/note");
    const all = [error, moved, note];
    expect(standingProblems(all, [], cells)).toEqual([error, moved]);
    expect(standingProblems(all, [explanation("imat-score-moved", { "1/score": 3 })], cells)).toEqual([error]);
    expect(standingProblems(all, [explanation("imat-score-moved", { "1/score": 1 })], cells)).toEqual([error, moved]);
  });

  it("is an error still, explained or not", () => {
    const error = problem("imat-score-missing", "error", "3/score");
    expect(standingProblems([error], [explanation("imat-score-missing", { "3/score": null })], cells)).toEqual([error]);
  });
});
