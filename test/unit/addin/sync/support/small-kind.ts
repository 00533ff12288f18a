import { valueAt } from "../../../../../shared/cell.ts";
import type { DocumentKind, DocumentModel, JudgeInput } from "../../../../../shared/document/document-kind.ts";
import type { Grid, GridRow } from "../../../../../shared/grid/grid.ts";
import { problemMaker, type Problem, type ProblemCatalogue } from "../../../../../shared/problem.ts";
import { err, ok } from "../../../../../shared/result.ts";

const catalogue = {
  "small-high": { severity: "explain", meaning: "A count above 100.", source: "Test" },
  "small-missing": { severity: "error", meaning: "Row a has no count.", source: "Test" },
} as const satisfies ProblemCatalogue;

const problem = problemMaker(catalogue);

const rows: readonly GridRow[] = ["a", "b", "c", "d"].map((key) => ({
  key,
  title: `Row ${key}`,
  texts: {},
}));

/** Four rows with a count, a choice and a note. */
export const fixedGrid: Grid = {
  id: "fixed",
  sheetName: "Fixed",
  title: "Fixed rows",
  intro: "Fill every row.",
  columns: [
    { id: "key", role: "key", title: "Key", width: 10 },
    { id: "count", role: "input", title: "Count", width: 10, input: { type: "count" } },
    { id: "note", role: "input", title: "Note", width: 30, input: { type: "text", maxLength: 20_000 } },
  ],
  rows,
};

/** Rows that people add, keyed by a word of lower-case letters after `x`. */
const addedRow = (key: string): GridRow => ({ key, title: `Added ${key}`, texts: {} });
export const openGrid: Grid = {
  id: "open",
  sheetName: "Open",
  title: "Rows to add",
  intro: "Add rows.",
  columns: [
    { id: "name", role: "key", title: "Name", width: 10 },
    { id: "amount", role: "input", title: "Amount", width: 10, input: { type: "count" } },
  ],
  rows: [],
  open: {
    blankRows: 4,
    rowOf: ([name = ""]) => (/^x[a-z]*$/.test(name) ? ok(addedRow(name)) : err("Begin the name with x.")),
    rowOfKey: (key) => (/^x[a-z]*$/.test(key) ? { row: addedRow(key), keys: [key] } : null),
  },
};

function rules({ cells }: JudgeInput): Problem[] {
  const high = rows.flatMap(({ key }) => {
    const count = valueAt(cells, `${key}/count`);
    return typeof count === "number" && count > 100
      ? [problem("small-high", [`${key}/count`], "Is that so?", [{ path: `${key}/count`, value: 100 }])]
      : [];
  });
  return valueAt(cells, "a/count") === null ? [...high, problem("small-missing", ["a/count"], "Enter it.")] : high;
}

export const smallModel: DocumentModel = {
  grids: [fixedGrid, openGrid],
  rules,
  progress: (cells) => ({
    done: rows.filter(({ key }) => valueAt(cells, `${key}/count`) !== null).length,
    of: rows.length,
    words: "rows filled",
  }),
  figures: (cells) => [
    {
      id: "sum",
      label: "Sum",
      value: rows.reduce((sum, { key }) => sum + Number(valueAt(cells, `${key}/count`) ?? 0), 0),
      format: "total",
    },
  ],
};

export const smallKind: DocumentKind = {
  id: "small",
  title: "Small",
  periodUnit: "month",
  rulesVersion: "1",
  problems: catalogue,
  acceptedBy: "chita",
  checkSettings: () => ok(null),
  dueDate: () => "2031-02-28",
  model: () => ok(smallModel),
  tables: () => [],
};
