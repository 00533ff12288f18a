import { err, ok } from "../../../../shared/result.ts";
import type { Grid, GridRow } from "../../../../shared/grid/grid.ts";

const choices = [0, 1, 2, 3].map((value) => ({ value, label: `Level ${value}` }));

/** A grid whose rows are known: every role of column and every type of input. */
export const fixedGrid: Grid = {
  id: "fixed",
  sheetName: "Fixed",
  title: "Grid with known rows",
  intro: "Fill the yellow cells.",
  columns: [
    { id: "key", title: "No", role: "key", width: 5 },
    { id: "asked", title: "Asked", role: "text", width: 40 },
    { id: "score", title: "Score", role: "input", width: 8, input: { type: "choice", choices }, help: "From 0 to 3." },
    { id: "answer", title: "Answer", role: "input", width: 14, input: { type: "count" } },
    { id: "note", title: "Note", role: "input", width: 30, input: { type: "text", maxLength: 200 } },
    { id: "double", title: "Twice", role: "computed", width: 8, formula: "=[score]*2", numberFormat: "0.0" },
  ],
  rows: [
    { key: "1", title: "Row 1", texts: { asked: "How many?" } },
    { key: "2", title: "Row 2", texts: { asked: "=since when?" }, inputs: { answer: { type: "date" } } },
    { key: "3", title: "Row 3", texts: { asked: "Which share?" }, inputs: { answer: { type: "share" } } },
    { key: "4", title: "Row 4", texts: { asked: "Signed?" }, inputs: { answer: { type: "yesNo" } } },
    { key: "5a", title: "Row 5a", texts: { asked: "Only a score" }, inputs: { answer: null } },
  ],
};

const providerRow = (measure: string, npi: string): GridRow => ({
  key: `${measure}@${npi}`,
  title: `${measure}, ${npi}`,
  texts: { name: `About ${measure}` },
});

/** A grid whose rows people add, known by two keys side by side. */
export const openGrid: Grid = {
  id: "open",
  sheetName: "Open",
  title: "Grid with rows to add",
  intro: "A row for each measure and provider.",
  columns: [
    { id: "measure", title: "Measure", role: "key", width: 12, choices: ["M1", "M2"] },
    { id: "npi", title: "NPI", role: "key", width: 12 },
    { id: "name", title: "Name", role: "text", width: 20 },
    { id: "numerator", title: "Numerator", role: "input", width: 10, input: { type: "count" } },
    { id: "denominator", title: "Denominator", role: "input", width: 10, input: { type: "count" } },
    {
      id: "rate",
      title: "Rate",
      role: "computed",
      width: 8,
      formula: '=IF(N([denominator])=0,"",[numerator]/[denominator])',
      numberFormat: "0.0%",
    },
  ],
  rows: [],
  open: {
    blankRows: 3,
    rowOf: ([measure = "", npi = ""]) =>
      /^M[0-9]$/.test(measure) && /^[0-9]{10}$/.test(npi)
        ? ok(providerRow(measure, npi))
        : err("Enter measure and NPI."),
    rowOfKey: (rowKey) => {
      const match = /^(M[0-9])@([0-9]{10})$/.exec(rowKey);
      const [, measure = "", npi = ""] = match ?? [];
      return match === null ? null : { row: providerRow(measure, npi), keys: [measure, npi] };
    },
  },
};
