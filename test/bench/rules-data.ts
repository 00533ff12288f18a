import type { Cells, CellValue } from "../../shared/cell.ts";
import type { JudgeInput } from "../../shared/document/document-kind.ts";
import { cqmKind } from "../../shared/measure/cqm-kind.ts";
import type { DocumentModel } from "../../shared/document/document-kind.ts";
import { isValidNpi } from "../../shared/measure/npi.ts";
import { parsePeriod } from "../../shared/period.ts";

/** Ten rates of nine measures that an adult practice reports or may report. */
const keys = [
  "CMS2v6",
  "CMS122v5",
  "CMS165v5",
  "CMS69v5",
  "CMS137v5.1",
  "CMS137v5.2",
  "CMS138v5",
  "CMS139v5",
  "CMS82v4",
  "NQF2152",
];

/** So many NPIs that pass their check. */
export function npis(count: number): readonly string[] {
  const found: string[] = [];
  for (let number = 1_200_000_000; found.length < count; number += 1) {
    if (isValidNpi(String(number))) found.push(String(number));
  }
  return found;
}

export function cqmModelOf(quarter: string): DocumentModel {
  const period = parsePeriod(quarter);
  if (!period.ok) throw new Error(`${quarter} is no period`);
  const practice = { name: "Bench", attributes: { measureSet: "adult" } };
  const model = cqmKind.model({ period: period.value, practice, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value;
}

function* row(key: string, denominator: number, numerator: number): Generator<readonly [string, CellValue]> {
  yield [`${key}/denominator`, denominator];
  yield [`${key}/denominatorExclusion`, 2];
  yield [`${key}/denominatorException`, 1];
  yield [`${key}/numerator`, numerator];
}

/** A practice with so many providers in each of ten rates, its own rows their sums; every tenth row has few patients. */
export function practiceCells(providers: number, shift = 0): Cells {
  const cells = new Map<string, CellValue>();
  const put = (entries: Iterable<readonly [string, CellValue]>): void => {
    for (const [path, value] of entries) cells.set(path, value);
  };
  const all = npis(providers);
  for (const [k, key] of keys.entries()) {
    let [denominators, numerators] = [0, 0];
    for (const [p, npi] of all.entries()) {
      const denominator = p % 10 === 0 ? 15 : 40 + ((p * 7 + k) % 50) + shift;
      const numerator = Math.floor(denominator * 0.6);
      denominators += denominator;
      numerators += numerator;
      put(row(`${key}@${npi}`, denominator, numerator));
    }
    if (providers > 0) {
      put(row(key, denominators, numerators));
      cells.set(`${key}/denominatorExclusion`, 2 * providers);
      cells.set(`${key}/denominatorException`, providers);
    } else put(row(key, 200 + k * 10 + shift, 120 + k * 6));
  }
  return cells;
}

/** Such a practice's document with the quarter before it. */
export const inputOf = (providers: number): JudgeInput => ({
  cells: practiceCells(providers, 1),
  previous: { period: "2018-Q1", cells: practiceCells(providers) },
  today: "2018-07-20",
});
