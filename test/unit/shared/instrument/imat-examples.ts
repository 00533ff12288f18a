import type { Cells, CellChange, CellValue, Path } from "../../../../shared/cell.ts";
import { withChanges } from "../../../../shared/cell.ts";
import type { DocumentModel, PreviousDocument } from "../../../../shared/document/document-kind.ts";
import { judgeDocument } from "../../../../shared/document/document-kind.ts";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import type { Period } from "../../../../shared/period.ts";
import type { Problem } from "../../../../shared/problem.ts";

export const march: Period = { unit: "month", year: 2024, index: 3 };

export function imatModel(attributes: Readonly<Record<string, string>> = {}): DocumentModel {
  const model = imatKind.model({ period: march, practice: { name: "Alder Creek", attributes }, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value;
}

const scores = [0, 1, 2, 2, 1, 1, 2, 0, 1, 2, 2, 1, 0, 1, 2, 1];

/** An assessment about which there is nothing to say. */
export const faultless: Cells = new Map<Path, CellValue>([
  ["assessmentDate/value", "2024-03-12"],
  ["practiceName/value", "Alder Creek Family Medicine"],
  ["clinicians/value", 7],
  ["patients/value", 12_000],
  ["patientsCommercial/value", 4000],
  ["commercialFeeForServiceShare/value", 0.4],
  ["patientsMediCal/value", 5000],
  ["mediCalFeeForServiceShare/value", 0],
  ["patientsMedicare/value", 2000],
  ["medicareFeeForServiceShare/value", 0.75],
  ["patientsUninsured/value", 1000],
  ["patientsOther/value", 0],
  ...scores.map((score, index): [Path, CellValue] => [`${index + 1}/score`, score]),
]);

export const changed = (cells: Cells, values: Readonly<Record<Path, CellValue>>): Cells =>
  withChanges(
    cells,
    Object.entries(values).map(([path, value]): CellChange => ({ path, value })),
  );

/** The problems of the faultless assessment after some changes. */
export const problemsAfter = (
  values: Readonly<Record<Path, CellValue>>,
  previous: PreviousDocument | null = null,
  today = "2024-04-02",
): Problem[] => judgeDocument(imatModel(), { cells: changed(faultless, values), previous, today });
