import type { DocumentContext } from "../document/document-kind.ts";
import { formatPeriod, periodSpan, trailingYear, type DateSpan, type Period } from "../period.ts";
import { err, ok, type Result } from "../result.ts";
import { readCqmSettings, type CqmProgram } from "./cqm-program.ts";
import { rateRowsOf, type Measure, type RateRow } from "./measure.ts";
import { measureSetOf } from "./measure-set-of.ts";
import { measureIdsOf, type MeasureSet } from "./measure-set.ts";

/** What one document's grids and rules are made of: program, measure set, quarter. */
export interface CqmScope {
  readonly program: CqmProgram;
  readonly set: MeasureSet;
  readonly quarter: Period;
  /** The set's rows, in its order. */
  readonly setRows: readonly RateRow[];
  /** Every row there can be: the set's, then those of all other measures, whatever the practice's set. */
  readonly rows: readonly RateRow[];
  readonly rowByKey: ReadonlyMap<string, RateRow>;
}

/** Fails, with a sentence, on settings that cannot be read, a period that is no quarter, a set that is not there. */
export function scopeOf({ period, practice, settings }: DocumentContext): Result<CqmScope, string> {
  const read = readCqmSettings(settings);
  if (!read.ok) return read;
  const program = read.value;
  if (period.unit !== "quarter") {
    return err(`Quality measures are reported by quarter: ${formatPeriod(period)} is none. Write one such as 2017-Q4.`);
  }
  const found = measureSetOf(practice.attributes, program.sets, period);
  if (!found.ok) return found;
  const set = found.value;
  const inSet = measureIdsOf(set);
  const setRows = inSet.flatMap((id) => program.measures.filter((measure) => measure.id === id)).flatMap(rateRowsOf);
  const otherRows = program.measures.filter(({ id }) => !inSet.includes(id)).flatMap(rateRowsOf);
  const rows = [...setRows, ...otherRows];
  return ok({ program, set, quarter: period, setRows, rows, rowByKey: new Map(rows.map((row) => [row.key, row])) });
}

/** The days a measure's counts cover when the practice leaves the dates blank. */
export const usualSpan = (measure: Measure, quarter: Period): DateSpan =>
  measure.measurementPeriod === "quarter" ? periodSpan(quarter) : trailingYear(quarter);
