import { columnIdOfPath, pathOf, rowKeyOfPath, valueAt, type Cells, type CellValue, type Path } from "../cell.ts";
import type { InputType } from "../grid/grid.ts";
import { readValue } from "../grid/read-value.ts";
import type { IsoDate } from "../period.ts";
import { countColumns, countInput, dateInput, noteColumn, noteInput, type CountId } from "./cqm-columns.ts";
import { splitProviderKey } from "./provider-key.ts";
import type { RateRow } from "./measure.ts";

/** One filled row of a document, read: a rate of a measure at practice level or of one provider. */
export interface MeasureReport {
  /** Row key in paths. */
  readonly key: string;
  /** What the row is called in a sentence. */
  readonly title: string;
  readonly row: RateRow;
  /** Null at practice level. */
  readonly npi: string | null;
  /** Null where the cell is blank or holds no count. */
  readonly counts: Readonly<Record<CountId, number | null>>;
  /** Measurement period as entered; null where blank or no date. Providers' rows have none. */
  readonly periodStart: IsoDate | null;
  readonly periodEnd: IsoDate | null;
  readonly note: string | null;
  /** Every cell that holds something, in the order of the sheet. */
  readonly filled: readonly Path[];
  /** Those of them that hold something of the wrong type: already reported by the check of types. */
  readonly unreadable: ReadonlySet<Path>;
}

/** The input columns of a row, in the order of the sheet. */
const rowColumns: readonly { readonly id: string; readonly input: InputType; readonly isPracticeOnly: boolean }[] = [
  ...countColumns.map(({ id }) => ({ id, input: countInput, isPracticeOnly: false })),
  { id: "periodStart", input: dateInput, isPracticeOnly: true },
  { id: "periodEnd", input: dateInput, isPracticeOnly: true },
  { id: noteColumn.id, input: noteInput, isPracticeOnly: false },
];

const columnIndexById = new Map(rowColumns.map(({ id }, index) => [id, index]));

/** Nearly every row: one set for all of them, since a document may have twenty thousand. */
const nothingUnreadable: ReadonlySet<Path> = new Set();

/** What a row's cells hold, in the order of `rowColumns`; what is not there is blank. */
type RowValues = readonly CellValue[];

/** A row key taken apart, where it is one of the program's. */
interface RowName {
  readonly key: string;
  readonly row: RateRow;
  readonly npi: string | null;
}

type RowByKey = ReadonlyMap<string, RateRow>;

function nameOf(rowByKey: RowByKey, key: string): RowName | null {
  const provider = splitProviderKey(key);
  const row = rowByKey.get(provider?.rateRowKey ?? key);
  return row === undefined ? null : { key, row, npi: provider?.npi ?? null };
}

const countOf = (value: CellValue | undefined): number | null => (typeof value === "number" ? value : null);

const textOf = (value: CellValue | undefined): string | null => (typeof value === "string" ? value : null);

/** Null for a row without any value. Written without closures: it runs for each of twenty thousand rows. */
function reportOf({ key, row, npi }: RowName, values: RowValues): MeasureReport | null {
  const filled: Path[] = [];
  const found: CellValue[] = [];
  let unreadable: Set<Path> | null = null;
  for (let index = 0; index < rowColumns.length; index += 1) {
    const column = rowColumns[index];
    const value = values[index] ?? null;
    if (column === undefined || value === null || (column.isPracticeOnly && npi !== null)) continue;
    const read = readValue(column.input, value);
    if (read.state === "blank") continue;
    const path = pathOf(key, column.id);
    filled.push(path);
    if (read.state === "value") found[index] = read.value;
    else (unreadable ??= new Set()).add(path);
  }
  if (filled.length === 0) return null;
  return {
    key,
    title: npi === null ? row.key : `${row.key}, NPI ${npi}`,
    row,
    npi,
    counts: {
      initialPopulation: countOf(found[0]),
      denominator: countOf(found[1]),
      denominatorExclusion: countOf(found[2]),
      denominatorException: countOf(found[3]),
      numerator: countOf(found[4]),
      numeratorExclusion: countOf(found[5]),
    },
    periodStart: textOf(found[6]),
    periodEnd: textOf(found[7]),
    note: textOf(found[8]),
    filled,
    unreadable: unreadable ?? nothingUnreadable,
  };
}

/** One row as it stands in the cells; null where it is blank or no row of the program's. */
export function readReport(rowByKey: RowByKey, cells: Cells, key: string): MeasureReport | null {
  const name = nameOf(rowByKey, key);
  if (name === null) return null;
  return reportOf(
    name,
    rowColumns.map(({ id }) => valueAt(cells, pathOf(key, id))),
  );
}

interface GatheredRow {
  readonly name: RowName | null;
  readonly values: CellValue[];
}

/**
 * Every filled row of the program's, in no particular order. Goes through the cells once: a row's cells nearly always
 * follow each other, so its key is looked up once and not with every cell.
 */
export function readRows(rowByKey: RowByKey, cells: Cells): readonly MeasureReport[] {
  const gathered = new Map<string, GatheredRow>();
  let key = "";
  let current: GatheredRow | undefined;
  for (const [path, value] of cells) {
    if (value === null) continue;
    if (current === undefined || path[key.length] !== "/" || !path.startsWith(key)) {
      key = rowKeyOfPath(path);
      current = gathered.get(key);
      if (current === undefined) {
        current = { name: nameOf(rowByKey, key), values: [] };
        gathered.set(key, current);
      }
    }
    const index = columnIndexById.get(columnIdOfPath(path));
    if (index !== undefined) current.values[index] = value;
  }
  const reports: MeasureReport[] = [];
  for (const { name, values } of gathered.values()) {
    const report = name === null ? null : reportOf(name, values);
    if (report !== null) reports.push(report);
  }
  return reports;
}

/** The path of one of the row's cells. */
export const cellOf = (report: MeasureReport, columnId: CountId | "periodStart" | "periodEnd" | "note"): Path =>
  pathOf(report.key, columnId);

/** Whether one of the row's cells holds something that cannot be read. Nearly always nothing does: asked first. */
export const isUnreadable = (report: MeasureReport, columnId: CountId | "periodStart" | "periodEnd"): boolean =>
  report.unreadable.size > 0 && report.unreadable.has(cellOf(report, columnId));

/** Whether numerator and denominator are there: enough to call the row reported, whatever else is to be said of it. */
export const hasPair = ({ counts }: MeasureReport): boolean => counts.numerator !== null && counts.denominator !== null;

/** Whether the row has more than a note: a note alone may say why a measure is not reported. */
export const hasEntries = (report: MeasureReport): boolean =>
  report.filled.length > 1 || report.filled[0] !== cellOf(report, "note");
