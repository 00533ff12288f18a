import type { Grid, GridRow, InputColumn } from "../grid/grid.ts";
import { err, ok } from "../result.ts";
import { countColumns, dateInput, noteColumn, rateColumn } from "./cqm-columns.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { readMeasureKey } from "./measure-key.ts";
import { nameOfRow, type RateRow } from "./measure.ts";
import type { MeasureSet } from "./measure-set.ts";

const numberWords: Readonly<Record<number, string>> = { 2: "two", 3: "three", 4: "four" };

/** What the set makes of a measure, in words for the sheet. */
function roleInWords(set: MeasureSet, measureId: string): string | null {
  const group = set.primary.find((ids) => ids.includes(measureId));
  if (group !== undefined) {
    return group.length === 1 ? "primary" : `primary, one of ${numberWords[group.length] ?? group.length}`;
  }
  if (set.secondary.includes(measureId)) return "secondary";
  return set.optional.includes(measureId) ? "optional" : null;
}

const gridRowOf = ({ set }: CqmScope, row: RateRow): GridRow => {
  const { measure } = row;
  const role = [
    measure.source === "claims" ? "from claims, leave blank" : roleInWords(set, measure.id),
    measure.isInverse ? "lower is better" : null,
    measure.measurementPeriod === "quarter" ? "counts of the quarter" : null,
  ];
  return {
    key: row.key,
    title: row.key,
    texts: { name: nameOfRow(row), role: role.filter((part) => part !== null).join("; ") },
  };
};

const dateColumn = (id: "periodStart" | "periodEnd", title: string): InputColumn => ({
  id,
  title,
  role: "input",
  width: 12,
  input: dateInput,
  help: "Only when the counts cover something else than the measure's usual period: enter both dates.",
});

/**
 * Practice-level counts: the set's measures row by row, and blank rows in which any other measure can be entered. Every
 * measure is a row for every practice, so that moving a practice to another set leaves no value without an address.
 */
export function measuresGrid(scope: CqmScope): Grid {
  const gridRows = new Map(scope.rows.map((row) => [row.key, gridRowOf(scope, row)]));
  const others = scope.rows.slice(scope.setRows.length).filter(({ measure }) => measure.source !== "claims");
  return {
    id: "measures",
    sheetName: "CQM measures",
    title: "Clinical quality measures",
    intro:
      "Enter whole numbers for each measure you report and leave the others blank: blank is not 0. Leave the period " +
      "blank when the numbers cover the twelve months to the quarter's end, or the quarter where the role says so.",
    columns: [
      {
        id: "measure",
        title: "Measure",
        role: "key",
        width: 13,
        help: "In the rows at the end: the id of a further measure, with its version.",
        choices: others.map(({ key }) => key),
      },
      { id: "name", title: "Name", role: "text", width: 42 },
      { id: "role", title: "Role", role: "text", width: 20 },
      ...countColumns,
      rateColumn,
      dateColumn("periodStart", "Period start"),
      dateColumn("periodEnd", "Period end"),
      noteColumn,
    ],
    rows: scope.setRows.map(({ key }) => gridRows.get(key)).filter((row) => row !== undefined),
    open: {
      blankRows: 5,
      rowOf: ([typed = ""]) => {
        const read = readMeasureKey(scope.rows, typed);
        return read.ok ? ok(gridRowOf(scope, read.value)) : err(read.error);
      },
      rowOfKey: (rowKey) => {
        const row = gridRows.get(rowKey);
        return row === undefined ? null : { row, keys: [rowKey] };
      },
    },
  };
}
