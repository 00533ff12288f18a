import { pathOf, rowKeyOfPath, valueAt, type Cells, type Path } from "../cell.ts";
import type { InputType } from "../grid/grid.ts";
import { readValue } from "../grid/read-value.ts";
import type { IsoDate } from "../period.ts";
import { countInput, dateInput, noteColumn, noteInput, type CountId } from "./cqm-columns.ts";
import type { CqmScope } from "./cqm-scope.ts";
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

function readReport(key: string, row: RateRow, npi: string | null, cells: Cells): MeasureReport {
  const filled: Path[] = [];
  const unreadable = new Set<Path>();
  const read = (columnId: string, input: InputType): string | number | boolean | null => {
    const path = pathOf(key, columnId);
    const found = readValue(input, valueAt(cells, path));
    if (found.state === "blank") return null;
    filled.push(path);
    if (found.state === "value") return found.value;
    unreadable.add(path);
    return null;
  };
  const count = (columnId: CountId): number | null => {
    const value = read(columnId, countInput);
    return typeof value === "number" ? value : null;
  };
  const text = (columnId: string, input: InputType): string | null => {
    const value = read(columnId, input);
    return typeof value === "string" ? value : null;
  };
  const title = npi === null ? row.key : `${row.key}, NPI ${npi}`;
  return {
    key,
    title,
    row,
    npi,
    counts: {
      initialPopulation: count("initialPopulation"),
      denominator: count("denominator"),
      denominatorExclusion: count("denominatorExclusion"),
      denominatorException: count("denominatorException"),
      numerator: count("numerator"),
      numeratorExclusion: count("numeratorExclusion"),
    },
    periodStart: npi === null ? text("periodStart", dateInput) : null,
    periodEnd: npi === null ? text("periodEnd", dateInput) : null,
    note: text(noteColumn.id, noteInput),
    filled,
    unreadable,
  };
}

/**
 * The document's filled rows: practice level in the order of the sheet, then providers' by measure and NPI, whatever the
 * order of the cells. Cells that are no cells of the document are passed over.
 */
export function readReports({ rows, rowByKey }: CqmScope, cells: Cells): readonly MeasureReport[] {
  const reports: MeasureReport[] = [];
  const rowKeys = new Set<string>();
  for (const [path, value] of cells) if (value !== null) rowKeys.add(rowKeyOfPath(path));
  for (const key of rowKeys) {
    const provider = splitProviderKey(key);
    const row = rowByKey.get(provider?.rateRowKey ?? key);
    if (row === undefined) continue;
    const report = readReport(key, row, provider?.npi ?? null, cells);
    if (report.filled.length > 0) reports.push(report);
  }
  const place = new Map(rows.map(({ key }, index) => [key, index]));
  const placeOf = ({ row }: MeasureReport): number => place.get(row.key) ?? rows.length;
  return reports.toSorted(
    (a, b) =>
      Number(a.npi !== null) - Number(b.npi !== null) ||
      placeOf(a) - placeOf(b) ||
      Number(a.npi ?? 0) - Number(b.npi ?? 0),
  );
}

/** The path of one of the row's cells. */
export const cellOf = (report: MeasureReport, columnId: CountId | "periodStart" | "periodEnd" | "note"): Path =>
  pathOf(report.key, columnId);

/** Whether numerator and denominator are there: enough to call the row reported, whatever else is to be said of it. */
export const hasPair = ({ counts }: MeasureReport): boolean => counts.numerator !== null && counts.denominator !== null;

/** Whether the row has more than a note: a note alone may say why a measure is not reported. */
export const hasEntries = (report: MeasureReport): boolean =>
  report.filled.some((path) => path !== cellOf(report, "note"));
