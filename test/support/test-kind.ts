import { z } from "zod";
import { valueAt } from "../../shared/cell.ts";
import type { AcceptingRole, DocumentKind, JudgeInput } from "../../shared/document/document-kind.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { endOfMonthAfter } from "../../shared/period.ts";
import { commonProblems, problemMaker, type Problem } from "../../shared/problem.ts";
import { err, ok } from "../../shared/result.ts";

/** Five rows with a count, an answer and a note each: `1/count`, `3/answer`, `5/note`. */
const grid: Grid = {
  id: "rows",
  sheetName: "Rows",
  title: "Rows",
  intro: "Fill the counts.",
  columns: [
    { role: "key", id: "key", title: "Row", width: 8 },
    { role: "input", id: "count", title: "Count", width: 10, input: { type: "count" } },
    {
      role: "input",
      id: "answer",
      title: "Answer",
      width: 10,
      input: {
        type: "choice",
        choices: [
          { value: 0, label: "No" },
          { value: 1, label: "Some" },
        ],
      },
    },
    { role: "input", id: "note", title: "Note", width: 30, input: { type: "text", maxLength: 1_000 } },
  ],
  rows: ["1", "2", "3", "4", "5"].map((key) => ({ key, title: `Row ${key}`, texts: {} })),
};

const settingsSchema = z.object({ limit: z.number().default(100) }).prefault({});

const problems = {
  ...commonProblems,
  "test-missing": { severity: "error", meaning: "The first count is missing.", source: "Milepost" },
  "test-high": { severity: "explain", meaning: "A count above the program's limit.", source: "Milepost" },
} as const;

const makeProblem = problemMaker(problems);

function judge({ cells }: JudgeInput, limit: number): Problem[] {
  const found: Problem[] = [];
  if (valueAt(cells, "1/count") === null)
    found.push(makeProblem("test-missing", ["1/count"], "Enter the first count."));
  for (const { key } of grid.rows) {
    const value = valueAt(cells, `${key}/count`);
    if (typeof value === "number" && value > limit)
      found.push(makeProblem("test-high", [`${key}/count`], "Why so many?"));
  }
  return found;
}

/** A kind as small as one can be that still has errors, questions and settings: the server must not know it by name. */
export const createTestKind = (id: string, acceptedBy: AcceptingRole): DocumentKind => ({
  id,
  title: `Test ${id}`,
  periodUnit: "quarter",
  rulesVersion: "7",
  problems,
  acceptedBy,
  checkSettings: (settings) => (settingsSchema.safeParse(settings).success ? ok(null) : err("limit: write a number")),
  dueDate: (period) => endOfMonthAfter(period, 1),
  model: ({ practice, settings }) => {
    const read = settingsSchema.safeParse(settings);
    if (!read.success) return err("limit: write a number");
    if (practice.attributes["set"] === "unknown") return err("there is no set unknown");
    return ok({
      grids: [grid],
      rules: (input) => judge(input, read.data.limit),
      progress: (cells) => ({ done: cells.size, of: 15, words: "cells filled" }),
      figures: () => [],
    });
  },
  tables: (documents) => [
    {
      id,
      title: id,
      columns: [{ id: "practice", title: "Practice", type: "text" }],
      rows: documents.map(({ practiceName }) => [practiceName]),
    },
  ],
});

/** Accepted by a facilitator, and by a chita: what the two may do is told apart by them. */
export const testKinds = [createTestKind("checklist", "facilitator"), createTestKind("counts", "chita")] as const;
