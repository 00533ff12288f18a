/** One of the rates, or strata, that a measure reports in a year. */
export interface DefinedRate {
  /** As CMS names it; `overall` is the one that stands for the measure where the year's rule says so. */
  readonly name: string;
  readonly label: string;
}

/** How several rates become the measure's one. */
export type Combination = "simple-average" | "weighted-average" | "overall-stratum";

/** Where the national deciles of a year lie. */
export interface DecileBenchmark {
  /** The year whose reports the cuts were drawn from. */
  readonly fromYear: number;
  /** In percent; nine, the k-th is where decile k + 1 begins. Upwards, downwards for an inverse measure. */
  readonly cuts: readonly number[];
}

/** What a measure was in one performance year; one rate unless it says otherwise. */
export interface YearEntry {
  readonly year: number;
  /** The id with the year's version; NQF measures have none. */
  readonly version: string;
  readonly combination?: Combination;
  readonly rates?: readonly DefinedRate[];
  readonly benchmark?: DecileBenchmark;
}

export interface MeasureYears {
  /** The id without a version: the same measure through the years. */
  readonly stem: string;
  /** CMS Quality Payment Program's number for it. */
  readonly qppId: string;
  readonly isInverse?: true;
  readonly years: readonly YearEntry[];
}

const initiationAndEngagement: readonly DefinedRate[] = [
  { name: "14DaysOfDiagnosis", label: "treatment begun within 14 days" },
  { name: "30DaysOfVisit", label: "two more services within 30 days" },
];

const weightAndCounseling: readonly DefinedRate[] = [
  { name: "BMI", label: "BMI percentile recorded" },
  { name: "nutrition", label: "nutrition counseling" },
  { name: "physicalActivity", label: "physical activity counseling" },
];

/** CMS names them so: `overall`, which alone counts, is the help that tobacco users got, `tobacco` the old single rate. */
const tobacco: readonly DefinedRate[] = [
  { name: "screenedForUse", label: "screened for tobacco use" },
  { name: "overall", label: "tobacco users helped to quit" },
  { name: "tobacco", label: "screened, and helped where needed" },
];

const remissionByAge: readonly DefinedRate[] = [
  { name: "12-17", label: "ages 12 to 17" },
  { name: "18+", label: "ages 18 and over" },
];

const developmentByAge: readonly DefinedRate[] = [
  { name: "<1", label: "by the first birthday" },
  { name: "1-2", label: "by the second birthday" },
  { name: "2-3", label: "by the third birthday" },
  { name: "overall", label: "all three ages" },
];

/**
 * The measures of SIM cohort 2 in the performance years 2017 to 2019, with the decile benchmarks of the
 * electronic-health-record method. Cut, in unaltered figures, from CMS qpp-measures-data
 * (https://github.com/CMSgov/qpp-measures-data, MIT licence); labels are our own words. NQF1448 has no definition in 2017.
 * The percentiles that CMS publishes from 2023 on run upwards for inverse measures too, and must not be added as cuts.
 */
export const measureYears: readonly MeasureYears[] = [
  {
    stem: "CMS2",
    qppId: "134",
    years: [
      {
        year: 2017,
        version: "CMS2v6",
        benchmark: { fromYear: 2015, cuts: [0, 1.22, 2.94, 5.94, 11.1, 17.88, 30.3, 51.33, 72.64] },
      },
      {
        year: 2018,
        version: "CMS2v7",
        benchmark: { fromYear: 2016, cuts: [0, 0.51, 1.3, 5.1, 12.52, 25.61, 42.31, 64.37, 83.74] },
      },
      {
        year: 2019,
        version: "CMS2v8",
        benchmark: { fromYear: 2017, cuts: [0, 4.88, 10.18, 17.6, 28.29, 42.3, 56.83, 73.3, 87.5] },
      },
    ],
  },
  {
    stem: "CMS159",
    qppId: "370",
    years: [
      {
        year: 2017,
        version: "CMS159v5",
        benchmark: { fromYear: 2017, cuts: [1.08, 2.22, 2.88, 3.77, 4.45, 5.45, 7.27, 9.38, 14.68] },
      },
      {
        year: 2018,
        version: "CMS159v6",
        benchmark: { fromYear: 2018, cuts: [1.42, 2.33, 3.21, 4.62, 7, 9.6, 14.29, 20.26, 31.93] },
      },
      {
        year: 2019,
        version: "CMS159v7",
        combination: "weighted-average",
        rates: remissionByAge,
        benchmark: { fromYear: 2017, cuts: [0, 2.08, 2.7, 3.7, 4.35, 5.32, 7.14, 8.77, 15] },
      },
    ],
  },
  {
    stem: "CMS122",
    qppId: "001",
    isInverse: true,
    years: [
      {
        year: 2017,
        version: "CMS122v5",
        benchmark: { fromYear: 2015, cuts: [100, 54.67, 35.9, 25.62, 19.33, 14.14, 9.09, 3.33, 0] },
      },
      {
        year: 2018,
        version: "CMS122v6",
        benchmark: { fromYear: 2016, cuts: [100, 83.1, 67.95, 54.08, 43.21, 34.11, 27.27, 21.74, 15.73] },
      },
      {
        year: 2019,
        version: "CMS122v7",
        benchmark: { fromYear: 2017, cuts: [100, 77.14, 60.78, 48.48, 38.89, 31.59, 25.87, 20.55, 14.71] },
      },
    ],
  },
  {
    stem: "CMS165",
    qppId: "236",
    years: [
      {
        year: 2017,
        version: "CMS165v5",
        benchmark: { fromYear: 2015, cuts: [0, 50, 55.4, 59.73, 63.6, 67.39, 71.01, 75.34, 80.9] },
      },
      {
        year: 2018,
        version: "CMS165v6",
        benchmark: { fromYear: 2016, cuts: [0, 51.1, 56.52, 60.78, 64.29, 67.47, 70.94, 74.89, 80.43] },
      },
      {
        year: 2019,
        version: "CMS165v7",
        benchmark: { fromYear: 2017, cuts: [0, 51.46, 56.83, 60.95, 64.68, 68.18, 72.01, 76.26, 82.21] },
      },
    ],
  },
  {
    stem: "CMS69",
    qppId: "128",
    years: [
      {
        year: 2017,
        version: "CMS69v5",
        benchmark: { fromYear: 2015, cuts: [0, 26.03, 30.01, 33.33, 36.47, 40, 44.38, 50, 68.9] },
      },
      {
        year: 2018,
        version: "CMS69v6",
        benchmark: { fromYear: 2016, cuts: [0, 28.22, 31.93, 35.35, 38.77, 42.89, 49.19, 64.84, 85.94] },
      },
      {
        year: 2019,
        version: "CMS69v7",
        benchmark: { fromYear: 2017, cuts: [0, 21.15, 24.59, 28.52, 34.21, 43.85, 60.31, 78.25, 93.29] },
      },
    ],
  },
  {
    stem: "CMS137",
    qppId: "305",
    years: [
      {
        year: 2017,
        version: "CMS137v5",
        combination: "simple-average",
        rates: initiationAndEngagement,
        benchmark: { fromYear: 2015, cuts: [0, 100, 100, 100, 100, 100, 100, 100, 100] },
      },
      {
        year: 2018,
        version: "CMS137v6",
        combination: "simple-average",
        rates: initiationAndEngagement,
        benchmark: { fromYear: 2016, cuts: [0, 0.49, 0.66, 0.78, 0.9, 2.11, 2.72, 4.07, 14.49] },
      },
      {
        year: 2019,
        version: "CMS137v7",
        combination: "simple-average",
        rates: initiationAndEngagement,
        benchmark: { fromYear: 2017, cuts: [0, 0.31, 0.42, 0.68, 1.03, 1.35, 2.24, 3.85, 6.91] },
      },
    ],
  },
  {
    stem: "CMS138",
    qppId: "226",
    years: [
      {
        year: 2017,
        version: "CMS138v5",
        benchmark: { fromYear: 2015, cuts: [0, 72.59, 81.6, 86.69, 90.16, 92.65, 94.68, 96.59, 98.52] },
      },
      {
        year: 2018,
        version: "CMS138v6",
        combination: "overall-stratum",
        rates: tobacco,
        benchmark: { fromYear: 2018, cuts: [7.27, 17.36, 33.33, 55.83, 73.98, 82.96, 88.09, 92.47, 97.12] },
      },
      {
        year: 2019,
        version: "CMS138v7",
        combination: "overall-stratum",
        rates: tobacco,
        benchmark: { fromYear: 2019, cuts: [1.6949, 5.5866, 9.4595, 19.4444, 39.4737, 72.7273, 94.2308, 99.4695, 100] },
      },
    ],
  },
  {
    stem: "NQF1448",
    qppId: "467",
    years: [
      { year: 2018, version: "NQF1448", combination: "overall-stratum", rates: developmentByAge },
      { year: 2019, version: "NQF1448", combination: "overall-stratum", rates: developmentByAge },
    ],
  },
  {
    stem: "CMS82",
    qppId: "372",
    years: [
      {
        year: 2017,
        version: "CMS82v4",
        benchmark: { fromYear: 2017, cuts: [0.19, 0.51, 1.5, 1.5, 1.64, 13.19, 13.19, 67.66, 96.3] },
      },
      {
        year: 2018,
        version: "CMS82v5",
        benchmark: { fromYear: 2018, cuts: [3.54, 5, 17, 23, 30.7, 35.71, 42.59, 58.38, 81.94] },
      },
      {
        year: 2019,
        version: "CMS82v6",
        benchmark: { fromYear: 2019, cuts: [0.0417, 0.0535, 0.264, 1.9356, 10.4376, 57.4854, 80.3448, 88.9175, 100] },
      },
    ],
  },
  {
    stem: "CMS155",
    qppId: "239",
    years: [
      {
        year: 2017,
        version: "CMS155v5",
        combination: "simple-average",
        rates: weightAndCounseling,
        benchmark: { fromYear: 2015, cuts: [0, 25.79, 28.79, 30.4, 31.56, 32.32, 32.83, 33.33, 34.46] },
      },
      {
        year: 2018,
        version: "CMS155v6",
        combination: "simple-average",
        rates: weightAndCounseling,
        benchmark: { fromYear: 2016, cuts: [0, 21.69, 26.1, 28.87, 30.48, 31.77, 32.66, 33.33, 40.78] },
      },
      {
        year: 2019,
        version: "CMS155v7",
        combination: "simple-average",
        rates: weightAndCounseling,
        benchmark: { fromYear: 2017, cuts: [0, 26.23, 29.52, 31.48, 32.8, 33.86, 38.73, 47.77, 65.53] },
      },
    ],
  },
  {
    stem: "NQF1799",
    qppId: "444",
    years: [
      { year: 2017, version: "NQF1799" },
      { year: 2018, version: "NQF1799" },
      { year: 2019, version: "NQF1799" },
    ],
  },
  {
    stem: "CMS139",
    qppId: "318",
    years: [
      {
        year: 2017,
        version: "CMS139v5",
        benchmark: { fromYear: 2015, cuts: [0, 6.33, 17.93, 31.99, 47.87, 63.82, 81.05, 90.21, 98.5] },
      },
      {
        year: 2018,
        version: "CMS139v6",
        benchmark: { fromYear: 2016, cuts: [0, 9.14, 20.17, 33.71, 48.37, 65.68, 81.77, 93.4, 98.81] },
      },
      {
        year: 2019,
        version: "CMS139v7",
        benchmark: { fromYear: 2017, cuts: [0, 7.24, 20.27, 36.41, 52.25, 66.73, 78.6, 88.51, 96.56] },
      },
    ],
  },
  {
    stem: "NQF2152",
    qppId: "431",
    years: [
      { year: 2017, version: "NQF2152" },
      { year: 2018, version: "NQF2152" },
      { year: 2019, version: "NQF2152" },
    ],
  },
  {
    stem: "CMS125",
    qppId: "112",
    years: [
      {
        year: 2017,
        version: "CMS125v5",
        benchmark: { fromYear: 2015, cuts: [0, 12.41, 22.22, 32.31, 40.87, 47.92, 55.26, 63.07, 73.23] },
      },
      {
        year: 2018,
        version: "CMS125v6",
        benchmark: { fromYear: 2016, cuts: [0, 19.19, 31.98, 40.59, 48.41, 55.74, 63.13, 70.06, 78.95] },
      },
      {
        year: 2019,
        version: "CMS125v7",
        benchmark: { fromYear: 2017, cuts: [0, 22.28, 32.75, 42.32, 51.06, 58.44, 65.68, 73.44, 82.31] },
      },
    ],
  },
  {
    stem: "CMS130",
    qppId: "113",
    years: [
      {
        year: 2017,
        version: "CMS130v5",
        benchmark: { fromYear: 2015, cuts: [0, 7.35, 15.98, 24.67, 33.46, 44.4, 56.2, 67.92, 82.29] },
      },
      {
        year: 2018,
        version: "CMS130v6",
        benchmark: { fromYear: 2016, cuts: [0, 12.61, 23.92, 34.32, 44.55, 54.1, 63.64, 73.1, 83.15] },
      },
      {
        year: 2019,
        version: "CMS130v7",
        benchmark: { fromYear: 2017, cuts: [0, 13.49, 24.01, 33.97, 44.39, 54.8, 64.01, 73.38, 83.51] },
      },
    ],
  },
];
