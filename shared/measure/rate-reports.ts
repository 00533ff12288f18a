import type { Cells } from "../cell.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { readReport, readRows, type MeasureReport } from "./measure-report.ts";
import type { RateRow } from "./measure.ts";

/** The filled rows of one rate. Replaced whenever one of its rows changes, and the same object for as long as none does. */
export interface RateReports {
  readonly row: RateRow;
  /** Null where the practice's row is blank. */
  readonly practice: MeasureReport | null;
  /** In the order of their NPIs. */
  readonly providers: readonly MeasureReport[];
}

type Scope = Pick<CqmScope, "rows" | "rowByKey">;

/** NPIs have ten digits, so their order as text is their order as numbers. */
const byNpi = (a: MeasureReport, b: MeasureReport): number => ((a.npi ?? "") < (b.npi ?? "") ? -1 : 1);

/** A document's filled rows by rate, for every rate of the program in the order of the sheet, whatever the order of the cells. */
export function readRates({ rows, rowByKey }: Scope, cells: Cells): readonly RateReports[] {
  const practice = new Map<string, MeasureReport>();
  const providers = new Map<string, MeasureReport[]>();
  for (const report of readRows(rowByKey, cells)) {
    const { key } = report.row;
    const others = providers.get(key);
    if (report.npi === null) practice.set(key, report);
    else if (others === undefined) providers.set(key, [report]);
    else others.push(report);
  }
  return rows.map((row) => ({
    row,
    practice: practice.get(row.key) ?? null,
    providers: providers.get(row.key)?.toSorted(byNpi) ?? [],
  }));
}

/** The rate with these rows as they are now; null for one that has become blank. */
function withRows(rate: RateReports, now: ReadonlyMap<string, MeasureReport | null>): RateReports {
  const kept = rate.providers.filter(({ key }) => !now.has(key));
  const changed = [...now.values()].filter((report) => report !== null);
  const practice = now.get(rate.row.key);
  return {
    row: rate.row,
    practice: practice === undefined ? rate.practice : practice,
    providers: [...kept, ...changed.filter(({ npi }) => npi !== null)].toSorted(byNpi),
  };
}

/** The rates after the rows of these keys have changed: those rows are read again, and rates without one stay the same objects. */
export function readAgain(
  { rowByKey }: Scope,
  rates: readonly RateReports[],
  cells: Cells,
  rowKeys: ReadonlySet<string>,
): readonly RateReports[] {
  const nowByRate = new Map<string, Map<string, MeasureReport | null>>();
  for (const key of rowKeys) {
    const rateKey = rowByKey.has(key) ? key : key.slice(0, key.lastIndexOf("@"));
    const now = nowByRate.get(rateKey) ?? new Map<string, MeasureReport | null>();
    nowByRate.set(rateKey, now.set(key, readReport(rowByKey, cells, key)));
  }
  return rates.map((rate) => {
    const now = nowByRate.get(rate.row.key);
    return now === undefined ? rate : withRows(rate, now);
  });
}

export const practiceReportsOf = (rates: readonly RateReports[]): readonly MeasureReport[] =>
  rates.map(({ practice }) => practice).filter((report) => report !== null);

/** The document's filled rows: practice level in the order of the sheet, then providers' by measure and NPI. */
export function readReports(scope: Scope, cells: Cells): readonly MeasureReport[] {
  const rates = readRates(scope, cells);
  return [...practiceReportsOf(rates), ...rates.flatMap(({ providers }) => providers)];
}

/** The filled rows at practice level, in the order of the sheet, without looking at the providers'. */
export const readPracticeReports = ({ rows, rowByKey }: Scope, cells: Cells): readonly MeasureReport[] =>
  rows.map(({ key }) => readReport(rowByKey, cells, key)).filter((report) => report !== null);
