import { findKind } from "../../../../shared/document/registry.ts";
import type { CellValue, Path } from "../../../../shared/cell.ts";
import type { Grid } from "../../../../shared/grid/grid.ts";
import { parsePeriod } from "../../../../shared/period.ts";
import type { InsertRequest } from "../../../../addin/workbook/workbook.ts";

/** The grids a document of this kind and period has by default. */
export function gridsOf(kindId: string, periodText: string): readonly Grid[] {
  const kind = findKind(kindId);
  const period = parsePeriod(periodText);
  if (kind === null || !period.ok) throw new Error(`No kind ${kindId} or no period ${periodText}`);
  const practice = { name: "Alder Creek", attributes: {} };
  const model = kind.model({ period: period.value, practice, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value.grids;
}

/** What a document is put into a workbook with, once its values have been fetched. */
export function requestFor(
  kind: string,
  period: string,
  grids: readonly Grid[],
  values: Readonly<Record<Path, CellValue>> = {},
): InsertRequest {
  const cells = new Map(Object.entries(values));
  return {
    binding: {
      documentId: `alder-${kind}-${period}`,
      programId: "p1",
      practiceId: "alder",
      practiceName: "Alder Creek",
      kind,
      period,
      base: cells,
      baseVersion: 1,
      cursor: "1",
      receipt: null,
    },
    grids,
    cells,
    subtitle: `Alder Creek, ${period}`,
  };
}

export const imatValues = {
  "assessmentDate/value": "2031-03-14",
  "practiceName/value": "=Alder & Creek",
  "clinicians/value": 12,
  "commercialFeeForServiceShare/value": 0.35,
  "dataSharingAgreement/value": true,
  "1/score": 2,
  "1/note": "-5 beds, '5' wards\nand a line break",
  "16/score": 0,
} as const;

export const cqmValues = {
  "CMS2v6/denominator": 1204,
  "CMS2v6/numerator": 900,
  "CMS122v5/numerator": "12%",
  "CMS122v5/denominator": "1-2",
  "CMS165v5/note": "@home",
  "CMS165v5/periodStart": "2016-10-01",
  "CMS2v6@1234567893/denominator": 77,
  "CMS2v6@1234567893/numerator": 11,
} as const;
