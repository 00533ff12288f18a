import type { CellValue, Path } from "../../shared/cell.ts";
import { readEmergencyCare } from "./emergency-care.ts";
import { madeUpImat } from "./made-up-imat.ts";
import { imatOrganisations, laterAssessment, measureCells, openQuarter } from "./sample-program.ts";

/** What a practice of the sample would type into one of its open documents. */
export interface SampleEntry {
  readonly practiceId: string;
  readonly kind: "cqm" | "imat";
  readonly period: string;
  /** Complete, and nothing in them that a rule would object to or ask about. */
  readonly cells: Readonly<Record<Path, CellValue>>;
}

/** The quarter and the assessments that the sample program leaves open: real counts, and made-up scores that say so. */
export function sampleEntries(): SampleEntry[] {
  const counts = readEmergencyCare();
  return [
    ...counts
      .filter(({ quarter }) => quarter === openQuarter)
      .map((count): SampleEntry => ({
        practiceId: count.organisation,
        kind: "cqm",
        period: openQuarter,
        cells: measureCells(count),
      })),
    ...imatOrganisations(counts).map((practiceId): SampleEntry => ({
      practiceId,
      kind: "imat",
      period: laterAssessment,
      cells: madeUpImat(practiceId, laterAssessment, "later"),
    })),
  ];
}
