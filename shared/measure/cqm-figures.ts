import type { Cells } from "../cell.ts";
import type { Figure, PreviousDocument, Progress } from "../document/document-kind.ts";
import { historyOf } from "./cqm-history.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { nameOfRow } from "./measure.ts";
import { readPracticeReports, readRates } from "./rate-reports.ts";
import { rateOfReport } from "./rates.ts";
import { createRecall } from "./recall.ts";
import { reportedMeasures, type ReportedMeasures } from "./reported-measures.ts";
import { isSameDefinition } from "./year-definitions.ts";

/** How many of the measures due are in; of all primaries in a test quarter. More than are due still count as all due. */
export function progressOf(scope: CqmScope, { primaries, secondaries, required }: ReportedMeasures): Progress {
  const of = required ?? scope.set.primary.length;
  return { done: Math.min(primaries.length + secondaries.length, of), of, words: "measures reported" };
}

export const cqmProgress = (scope: CqmScope, cells: Cells): Progress =>
  progressOf(scope, reportedMeasures(scope, readRates(scope, cells), createRecall()));

/**
 * The rate of each measure reported at practice level, and its change since the previous document. Row keys name the
 * version, so no change is worked out between two versions of a measure, nor across a change of its definition.
 */
export function cqmFigures(scope: CqmScope, cells: Cells, previous: PreviousDocument | null): readonly Figure[] {
  const history = historyOf(scope, previous);
  const rateBefore = new Map(
    history?.reports
      .filter(({ row }) => isSameDefinition(row.measure.id, history.quarter, scope.quarter))
      .map((report) => [report.key, rateOfReport(report)]),
  );
  return readPracticeReports(scope, cells)
    .filter(({ row }) => row.measure.source !== "claims")
    .map((report): Figure => {
      const value = rateOfReport(report);
      const earlier = rateBefore.get(report.key) ?? null;
      return {
        id: report.key,
        label: `${report.key} ${nameOfRow(report.row)}`,
        value,
        format: "rate",
        change: value === null || earlier === null ? null : value - earlier,
      };
    });
}
