import { describe, expect, it } from "vitest";
import type { Cells } from "../../../../shared/cell.ts";
import { isKnownPath, judgeDocument, type DocumentModel } from "../../../../shared/document/document-kind.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { openGrid, typesGrid } from "../grid/example-grids.ts";

const found = (severity: Problem["severity"]): Problem => ({ code: `x-${severity}`, severity, paths: [], message: "" });

const model: DocumentModel = {
  grids: [typesGrid, openGrid],
  rules: () => [found("note"), found("error"), found("explain")],
  progress: () => ({ done: 0, of: 0, words: "" }),
  figures: () => [],
};

const judge = (cells: Cells): Problem[] => judgeDocument(model, { cells, previous: null, today: "2024-04-02" });

describe("judgeDocument", () => {
  it("puts the worst first", () => {
    expect(judge(new Map()).map(({ code }) => code)).toEqual(["x-error", "x-explain", "x-note"]);
  });

  it("finds values of every wrong type, in the order of the sheets whatever the order of the cells", () => {
    const cells: Cells = new Map<string, string | number>([
      ["Extra-1/count", -1],
      ["yesNo/value", "perhaps"],
      ["share/value", 1.5],
      ["date/value", "2024-02-30"],
      ["choice/value", 2.5],
      ["count/value", "12%"],
      ["text/value", "x".repeat(51)],
    ]);
    expect(
      judge(cells)
        .slice(0, 7)
        .map(({ code, paths }) => [code, paths.join()]),
    ).toEqual([
      ["text-too-long", "text/value"],
      ["not-a-count", "count/value"],
      ["not-a-choice", "choice/value"],
      ["not-a-date", "date/value"],
      ["not-a-share", "share/value"],
      ["not-yes-or-no", "yesNo/value"],
      ["not-a-count", "Extra-1/count"],
    ]);
  });

  it("says which cell, what it holds and what to enter", () => {
    const [first] = judge(new Map([["count/value", "n/a ".repeat(20)]]));
    expect(first?.message).toBe(
      'A count: "n/a n/a n/a n/a n/a n/a n/a n/a n/a n/a…" cannot be used here. Enter a whole number of 0 or more, such as 1204.',
    );
  });

  it("passes over cells that the document has not", () => {
    const cells: Cells = new Map([
      ["gone/value", "abc"],
      ["absent/value", "abc"],
      ["count/gone", "abc"],
    ]);
    expect(judge(cells)).toHaveLength(3);
    expect([...cells.keys()].filter((path) => isKnownPath(model, path))).toEqual([]);
    expect(["count/value", "Extra-1/count"].every((path) => isKnownPath(model, path))).toBe(true);
  });
});
