/** A clinical quality measure as a program knows it. */
export interface Measure {
  /** Names the version too, `CMS122v5`: a new version is another measure, and no comparison crosses from one to the other. */
  readonly id: string;
  /** National Quality Forum number, four digits; null for a program's own measures. */
  readonly nqf: string | null;
  /** Other ids it goes by in program papers. Never a key; people who type one are told which id to enter. */
  readonly aliases?: readonly string[];
  readonly name: string;
  /** Whether a lower rate is the better one. */
  readonly isInverse: boolean;
  /** `claims`: a payer works it out, so a practice never enters it. */
  readonly source: "ehr" | "claims";
  /** What its counts cover unless the practice says otherwise. */
  readonly measurementPeriod: "trailing-year" | "quarter";
  /** What each rate is called, for measures that report several; empty for one rate. */
  readonly rates: readonly string[];
}

/** What one row of a sheet reports: a measure, or one rate of a measure that has several. */
export interface RateRow {
  /** Row key in paths: `CMS122v5`, `CMS137v5.2`. */
  readonly key: string;
  readonly measure: Measure;
  /** Null when the measure has one rate. */
  readonly rateLabel: string | null;
}

/** The rows a measure takes, in the order of its rates, which are counted from 1. */
export const rateRowsOf = (measure: Measure): readonly RateRow[] =>
  measure.rates.length === 0
    ? [{ key: measure.id, measure, rateLabel: null }]
    : measure.rates.map((rateLabel, index) => ({ key: `${measure.id}.${index + 1}`, measure, rateLabel }));

/** The row's name in a list: the measure's, and the rate's where there are several. */
export const nameOfRow = ({ measure, rateLabel }: RateRow): string =>
  rateLabel === null ? measure.name : `${measure.name}: ${rateLabel}`;
