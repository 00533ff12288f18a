import { pathOf, rowKeyOfPath, valueAt, type Cells, type CellValue, type Path } from "../cell.ts";
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
  /** The columns in which it holds something, in the order of the sheet; see `filledCells`. */
  readonly filled: readonly string[];
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

/** Nearly every row: one set for all of them, since a document may have twenty thousand. */
const nothingUnreadable: ReadonlySet<Path> = new Set();

/** Lists of column ids by their bits, made once: the rows of a document fill few different sets of columns. */
const columnLists = new Map<number, readonly string[]>();

function columnsOf(bits: number): readonly string[] {
  const known = columnLists.get(bits);
  if (known !== undefined) return known;
  const list = rowColumns.flatMap(({ id }, index) => ((bits & (1 << index)) === 0 ? [] : [id]));
  columnLists.set(bits, list);
  return list;
}

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

/**
 * Null for a row without any value. `values` are what its cells hold, in the order of `rowColumns`, and afterwards what was
 * read of them. Written without closures, and keeping as little as it can: it runs for each of twenty
 * thousand rows, and clearing up after it took longer than reading.
 */
function reportOf({ key, row, npi }: RowName, values: CellValue[]): MeasureReport | null {
  let filled = 0;
  let unreadable: Set<Path> | null = null;
  for (let index = 0; index < rowColumns.length; index += 1) {
    const column = rowColumns[index];
    const value = values[index] ?? null;
    if (column === undefined || value === null) continue;
    values[index] = null;
    if (column.isPracticeOnly && npi !== null) continue;
    const read = readValue(column.input, value);
    if (read.state === "blank") continue;
    filled |= 1 << index;
    if (read.state === "value") values[index] = read.value;
    else (unreadable ??= new Set()).add(pathOf(key, column.id));
  }
  if (filled === 0) return null;
  return {
    key,
    title: npi === null ? row.key : `${row.key}, NPI ${npi}`,
    row,
    npi,
    counts: {
      initialPopulation: countOf(values[0]),
      denominator: countOf(values[1]),
      denominatorExclusion: countOf(values[2]),
      denominatorException: countOf(values[3]),
      numerator: countOf(values[4]),
      numeratorExclusion: countOf(values[5]),
    },
    periodStart: textOf(values[6]),
    periodEnd: textOf(values[7]),
    note: textOf(values[8]),
    filled: columnsOf(filled),
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

/** Which column a path leads to, whose row key ends at `slash`; -1 for none. Looked for from the one after the last. */
function columnIndexIn(path: Path, slash: number, from: number): number {
  const length = path.length - slash - 1;
  for (let step = 0; step < rowColumns.length; step += 1) {
    const index = (from + step) % rowColumns.length;
    const id = rowColumns[index]?.id ?? "";
    if (id.length === length && path.endsWith(id)) return index;
  }
  return -1;
}

/**
 * Every filled row of the program's, in no particular order. Goes through the cells once: a row's cells nearly always
 * follow each other, so its key is looked up once and not with every cell. A row that comes in pieces is read by its key.
 */
export function readRows(rowByKey: RowByKey, cells: Cells): Iterable<MeasureReport> {
  const reports = new Map<string, MeasureReport>();
  const inPieces = new Set<string>();
  const values: CellValue[] = rowColumns.map(() => null);
  let name: RowName | null = null;
  let key: string | null = null;
  let index = -1;
  const finish = (): void => {
    const report = name === null ? null : reportOf(name, values);
    values.fill(null);
    if (report === null) return;
    if (reports.has(report.key)) inPieces.add(report.key);
    else reports.set(report.key, report);
  };
  for (const [path, value] of cells) {
    if (value === null) continue;
    if (key === null || path[key.length] !== "/" || !path.startsWith(key)) {
      finish();
      key = rowKeyOfPath(path);
      name = nameOf(rowByKey, key);
      index = -1;
    }
    if (name === null) continue;
    index = columnIndexIn(path, key.length, index + 1);
    if (index >= 0) values[index] = value;
  }
  finish();
  for (const whole of inPieces) {
    const report = readReport(rowByKey, cells, whole);
    if (report !== null) reports.set(whole, report);
  }
  return reports.values();
}

/** The paths of the row's cells that hold something, in the order of the sheet. */
export const filledCells = ({ filled, key }: MeasureReport): readonly Path[] => filled.map((id) => pathOf(key, id));

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
  report.filled.length > 1 || report.filled[0] !== noteColumn.id;
