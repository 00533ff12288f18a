import { columnIdOfPath, pathOf, type CellChange } from "../cell.ts";
import type { Problem } from "../problem.ts";
import { cqmProblem } from "./cqm-problems.ts";
import { countColumns, type CountId } from "./cqm-columns.ts";
import { figuresOf, isSound } from "./cqm-history.ts";
import type { CqmRule } from "./cqm-rule.ts";
import { atMostAnswerable } from "./answerable-paths.ts";
import { cellOf, filledCells, type MeasureReport } from "./measure-report.ts";
import type { RateReports } from "./rate-reports.ts";
import { rateColumnIds } from "./rates.ts";

const countIds = [...rateColumnIds, "initialPopulation"] as const;

const titleOf = (id: string): string => (countColumns.find((column) => column.id === id)?.title ?? id).toLowerCase();

/** Null where a column cannot be added up: unlike an exclusion, a blank initial population is not none. */
function sumOf(rows: readonly MeasureReport[], id: CountId): number | null {
  const counts = rows.map((row) => (id === "initialPopulation" ? row.counts[id] : (row.counts[id] ?? 0)));
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

interface Difference {
  readonly id: CountId;
  readonly sum: number;
  readonly practice: number;
}

function differencesOf(practice: MeasureReport, providers: readonly MeasureReport[]): readonly Difference[] {
  return countIds.flatMap((id) => {
    const sum = sumOf(providers, id);
    const own = sumOf([practice], id);
    return sum === null || own === null || sum === own ? [] : [{ id, sum, practice: own }];
  });
}

const isComplete = (report: MeasureReport): boolean => {
  const figures = figuresOf(report);
  return figures !== null && isSound(figures);
};

/**
 * Providers' counts against the practice's, rate by rate, wherever both are reported. Waits until every row has
 * its counts, without contradiction: those are errors already. The cells of the practice come first, then as many of the providers' as
 * an answer can name; with more, the answer holds when one of the rest changes.
 */
export const providersDiffer: CqmRule = ({ rates, recall, scope }) =>
  rates.flatMap((rate) =>
    scope.program.practiceRow === "computed"
      ? []
      : recall(`providers differ ${rate.row.key}`, [rate], () => askProvidersDiffer(rate)),
  );

function askProvidersDiffer({ practice, providers }: RateReports): readonly Problem[] {
  const isAddable = practice !== null && providers.length > 0 && isComplete(practice) && providers.every(isComplete);
  if (!isAddable) return [];
  const differences = differencesOf(practice, providers);
  if (differences.length === 0) return [];
  const inWords = differences.map((one) => `${titleOf(one.id)} ${one.sum}, not ${one.practice}`).join("; ");
  const rows = atMostAnswerable([practice, ...providers]);
  return [
    cqmProblem(
      "cqm-providers-differ",
      atMostAnswerable(rows.flatMap((report) => differences.map(({ id }) => cellOf(report, id)))),
      `${practice.title}: the providers' rows do not add up to the practice's (${inWords}). Correct them, or say why, such as patients seen by two providers.`,
    ),
  ];
}

/** Blank means none in these. */
const isOptional = (id: CountId): boolean => id !== "numerator" && id !== "denominator";

/** The counts that the practice's row should hold and does not; none of a column that cannot be added up. */
function missingSums({ practice, providers }: RateReports): readonly CellChange[] {
  return countColumns.flatMap(({ id: columnId }) => {
    const id = countIds.find((one) => one === columnId);
    const sum = id === undefined ? null : sumOf(providers, id);
    if (id === undefined || sum === null) return [];
    const own = practice?.counts[id] ?? null;
    const isSum = own === sum || (own === null && sum === 0 && isOptional(id));
    return isSum ? [] : [{ path: pathOf(practice?.key ?? providers[0]?.row.key ?? "", id), value: sum }];
  });
}

function practiceNotSum(rate: RateReports): readonly Problem[] {
  const { providers, row } = rate;
  if (providers.length === 0 || !providers.every(isComplete)) return [];
  const changes = missingSums(rate);
  if (changes.length === 0) return [];
  const inWords = changes.map(({ path, value }) => `${titleOf(columnIdOfPath(path))} ${String(value)}`).join(", ");
  return [
    cqmProblem(
      "cqm-practice-not-sum",
      changes.map(({ path }) => path),
      `${row.key}: this program has the practice's row worked out from its ${providers.length === 1 ? "provider's" : `${providers.length} providers'`} (${inWords}). Apply the suggestion to write it in, or correct the providers' rows.`,
      changes,
    ),
  ];
}

/**
 * For programs that have the practice's row computed: it is the sum of its providers', and the suggestion writes it. It is
 * kept in its cells like any other count, so that whoever reads the document finds it there.
 */
export const practiceIsSum: CqmRule = ({ rates, recall, scope }) =>
  rates.flatMap((rate) =>
    scope.program.practiceRow === "computed"
      ? recall(`practice not sum ${rate.row.key}`, [rate], () => practiceNotSum(rate))
      : [],
  );

/** What a sheet and a judgement are made for; no practice of the field has a tenth of it. */
const mostProviders = 2_000;

export const tooManyProviders: CqmRule = ({ rates }) =>
  rates.flatMap(({ providers, row }) => {
    const [first] = providers.slice(mostProviders);
    if (first === undefined) return [];
    return [
      cqmProblem(
        "cqm-too-many-providers",
        filledCells(first).slice(0, 1),
        `${row.key} has ${providers.length} providers, more than the 2,000 that one document takes. Take out those who do not belong to this practice, or ask the program to report part of them as a practice of their own.`,
      ),
    ];
  });
