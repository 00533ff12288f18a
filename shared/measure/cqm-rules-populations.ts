import { cqmProblem } from "./cqm-problems.ts";
import { spanKindOf } from "./cqm-history.ts";
import type { CqmRule } from "./cqm-rule.ts";
import { cellOf, hasPair } from "./measure-report.ts";
import { sharedPopulations, sharedPopulationsYear } from "./shared-populations.ts";
import { isSameDefinition } from "./year-definitions.ts";

/**
 * Practice-level rows that count the same patients, over the same months. A denominator of 0 is asked about by itself, and
 * a measure that has changed its rates since the groups were drawn may count others.
 */
export const populationsDiffer: CqmRule = ({ practice, scope }) => {
  const { populationsPercent } = scope.program.thresholds;
  const groupYear = { unit: "year", year: sharedPopulationsYear, index: 1 } as const;
  const comparable = practice.filter(
    (report) =>
      hasPair(report) &&
      report.counts.denominator !== 0 &&
      spanKindOf(report, scope.quarter) === "usual" &&
      isSameDefinition(report.row.measure.id, groupYear, scope.quarter),
  );
  return sharedPopulations.flatMap((keys) => {
    const sizes = comparable
      .filter(({ key }) => keys.includes(key))
      .map((report) => ({ report, size: report.counts.denominator ?? 0 }));
    const counts = sizes.map(({ size }) => size);
    const smallest = Math.min(...counts);
    if (sizes.length < 2 || (Math.max(...counts) - smallest) * 100 <= populationsPercent * smallest) return [];
    return [
      cqmProblem(
        "cqm-populations-differ",
        sizes.map(({ report }) => cellOf(report, "denominator")),
        `${sizes.map(({ report, size }) => `${report.title} (${size})`).join(", ")}: these count the same patients, yet their denominators are more than ${populationsPercent} % apart. Check how each was drawn.`,
      ),
    ];
  });
};
