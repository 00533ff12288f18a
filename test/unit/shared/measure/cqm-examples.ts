import { cellsFromRecord, type Cells, type CellValue } from "../../../../shared/cell.ts";
import { judgeDocument, type PreviousDocument } from "../../../../shared/document/document-kind.ts";
import { cqmModel, type CqmModel } from "../../../../shared/measure/cqm-model.ts";
import { isValidNpi } from "../../../../shared/measure/npi.ts";
import type { CqmProblemCode } from "../../../../shared/measure/cqm-problems.ts";
import { parsePeriod, type Period } from "../../../../shared/period.ts";
import type { Problem } from "../../../../shared/problem.ts";

/** A quarter that must be one. */
export function quarterOf(text: string): Period {
  const period = parsePeriod(text);
  if (!period.ok) throw new Error(`${text} is no period`);
  return period.value;
}

export interface ModelOptions {
  readonly quarter?: string;
  readonly set?: string;
  readonly settings?: unknown;
}

/** The model of an adult practice in 2018-Q1 with a program that sets nothing, unless asked otherwise. */
export function modelOf({ quarter = "2018-Q1", set, settings }: ModelOptions = {}): CqmModel {
  const model = cqmModel({
    period: quarterOf(quarter),
    practice: { name: "Alder Creek", attributes: set === undefined ? {} : { measureSet: set } },
    settings,
  });
  if (!model.ok) throw new Error(model.error);
  return model.value;
}

export type CellRecord = Readonly<Record<string, CellValue>>;

/** Rows that nothing can be said against: each of these keys with 60 of 100. */
export const soundRows = (...keys: readonly string[]): CellRecord =>
  Object.fromEntries(
    keys.flatMap((key) => [
      [`${key}/denominator`, 100],
      [`${key}/numerator`, 60],
    ]),
  );

/** Everything an adult practice owes in 2018-Q1, when four are due. Not all of 100: that would look like percentages. */
export const adultFour: CellRecord = {
  ...soundRows("CMS2v6", "CMS122v5", "CMS138v5"),
  "CMS165v5/denominator": 150,
  "CMS165v5/numerator": 90,
};

export const judge = (
  model: CqmModel,
  cells: Cells | CellRecord,
  previous: PreviousDocument | null = null,
): readonly Problem[] =>
  judgeDocument(model, {
    cells: cells instanceof Map ? cells : cellsFromRecord(cells as CellRecord),
    previous,
    today: "2018-04-10",
  });

/** The program of the sample: one measure counted by quarter, and a set of it alone. */
export const emergencySettings = {
  measures: [{ id: "AE4H", name: "Seen within four hours, emergency departments", measurementPeriod: "quarter" }],
  sets: [
    {
      id: "emergency",
      title: "Emergency departments",
      primary: ["AE4H"],
      optional: ["CMS2v6", "CMS122v5", "CMS165v5", "CMS69v5", "CMS137v5", "CMS138v5"],
      requirement: [{ from: "2017-Q1", count: "all" }],
    },
  ],
};

/** What an adult practice owes in 2018-Q1, with these cells over it, and what is found; `paths` is the first to jump to. */
export interface Example {
  readonly says: string;
  readonly cells: CellRecord;
  readonly options?: ModelOptions;
  /** What was accepted before; only the rows that the example is about, so that nothing else compares. */
  readonly before?: CellRecord;
  /** When that was, if not in 2017-Q4. */
  readonly beforePeriod?: string;
  readonly finds: readonly (readonly [CqmProblemCode, ...string[]])[];
}

export const findingsOf = ({ before, beforePeriod = "2017-Q4", cells, options }: Example): readonly Problem[] =>
  judge(
    modelOf(options),
    { ...adultFour, ...cells },
    before === undefined ? null : { period: beforePeriod, cells: cellsFromRecord(before) },
  );

/** So many different NPIs that pass their check. */
export function validNpis(count: number): readonly string[] {
  const found: string[] = [];
  for (let number = 1_300_000_000; found.length < count; number += 1) {
    if (isValidNpi(String(number))) found.push(String(number));
  }
  return found;
}

/** A row by its key, numerator and denominator. */
export const row = (key: string, numerator: number, denominator: number): CellRecord => ({
  [`${key}/denominator`]: denominator,
  [`${key}/numerator`]: numerator,
});
