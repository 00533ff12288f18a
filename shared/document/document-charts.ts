import type { Cells, Path } from "../cell.ts";
import type { ChartScale } from "./chart-scale.ts";
import type { ProgramQuartiles } from "./program-quartiles.ts";

/** What one document brings to its kind's charts: numbers by chart id; what is not known is absent. */
export type ChartValues = Readonly<Record<string, number>>;

/** A document of the practice as its charts see it. */
export interface ChartedDocument {
  readonly period: string;
  /** Accepted: its values will not change any more, unless somebody reopens it. */
  readonly isAccepted: boolean;
  readonly values: ChartValues;
}

export interface ChartsInput {
  /** In order of time; the last is the document whose charts they are. */
  readonly documents: readonly ChartedDocument[];
  /** By chart id, of the last document's period; absent where too few practices report. */
  readonly program: Readonly<Record<string, ProgramQuartiles>>;
}

/** One line of points, or one set of bars. */
export interface ChartSeries {
  /** Title of its column in the data table, and its name in the legend. */
  readonly name: string;
  readonly role: "value" | "before" | "median" | "goal";
  /** One for each category; null is a gap, not a zero. */
  readonly values: readonly (number | null)[];
}

/** What there is to say of a chart. Only a `signal` is more than chance makes; `weak` is shown and never a signal. */
export interface ChartRemark {
  readonly kind: "signal" | "weak" | "caution" | "break" | "note";
  readonly text: string;
}

/** A value beside the program's and the nation's. */
export interface ChartComparison {
  readonly value: number;
  /** Null where fewer than five practices report. */
  readonly quartiles: ProgramQuartiles | null;
  /** Where the value stands, in whole sentences. */
  readonly sentences: readonly string[];
}

/** A chart as both the pane and Excel draw it: everything worked out, nothing left to judge. */
export interface Chart {
  /** Unique among the document's charts, and the same in every period. */
  readonly id: string;
  readonly title: string;
  /** A few letters, for the sheet's tab: "CMS122v5". */
  readonly shortTitle: string;
  /** How to read it: "A lower rate is better." */
  readonly hint: string | null;
  readonly form: "line" | "bar";
  /** `rate` is a fraction shown in percent, `mean` a number with two decimals. */
  readonly format: "rate" | "mean";
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly categories: readonly string[];
  /** Positions of categories whose values may still change. */
  readonly open: readonly number[];
  /** Positions of the first categories after a change of definition: no line crosses into them. */
  readonly breaks: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly scale: ChartScale;
  readonly remarks: readonly ChartRemark[];
  readonly comparison: ChartComparison | null;
}

/** The charts of one practice's documents in a period: for kinds that have something to follow through time. */
export interface DocumentCharts {
  /** The cells that values are worked out from: the same for all practices of a program, in every period. */
  readonly paths: readonly Path[];
  /** Works for the cells of every practice of the program in this period. */
  readonly values: (cells: Cells) => ChartValues;
  /** Whether a practice sees the program's median and quartiles beside its own value. */
  readonly isCompared: boolean;
  readonly charts: (input: ChartsInput) => readonly Chart[];
}
