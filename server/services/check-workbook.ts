import { valueAt, type CellValue } from "../../shared/cell.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import { findCell } from "../../shared/grid/grid.ts";
import { ok, type Result } from "../../shared/result.ts";
import { allPrograms, type Caller } from "./authorise.ts";
import { valuesOf } from "./document-at.ts";
import { readWorkbook, type FilledDocument } from "./read-workbook.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** What a workbook holds against what the database holds. */
export interface WorkbookCheck {
  readonly isEqual: boolean;
  readonly lines: readonly string[];
}

/** Whoever can read the database's file may see everything in it. */
const operator: Caller = {
  userId: "command-line",
  name: "Command line",
  grants: [{ role: "admin", scope: { type: "program", id: allPrograms } }],
  tokenHash: "",
};

const shown = (value: CellValue): string => (value === null ? "blank" : JSON.stringify(value));

/** A line for the document, then one for each cell that differs and each finding about its sheets. */
function checkDocument({ binding, read, sheets }: FilledDocument): WorkbookCheck {
  const { document, cells, model, joined } = read;
  const held = valuesOf(cells);
  const readable = sheets.flatMap(({ grid, decoded }) => (decoded === null ? [] : [{ grid, decoded }]));
  const differences = changesSince(held, readable).map(({ path, value }) => {
    const cell = findCell(model.grids, path);
    const name = cell === null ? path : `${path} (${cell.row.title}, ${cell.column.title})`;
    return `  ${name}: workbook ${shown(value)}, server ${shown(valueAt(held, path))}`;
  });
  const problems = sheets.flatMap(({ sheetName, problems: found }) =>
    found.map(({ message }) => `  ${sheetName}: ${message}`),
  );
  const missing = model.grids.length - sheets.length;
  const lost = missing === 0 ? [] : [`  ${missing} of ${model.grids.length} sheets are not in the workbook.`];
  const isEqual = differences.length + problems.length + lost.length === 0;
  const behind = binding.baseVersion === document.version ? "" : `, the workbook has seen ${binding.baseVersion}`;
  const verdict = isEqual
    ? "equal"
    : differences.length === 1
      ? "1 cell differs"
      : `${differences.length} cells differ`;
  const head = `${joined.practice.name}, ${document.kind} ${document.period}: ${verdict} (version ${document.version}${behind})`;
  return { isEqual, lines: [head, ...differences, ...problems, ...lost] };
}

/** Compares every document in a workbook with what the database holds. The error is a sentence about the file. */
export async function checkWorkbook(deps: ServiceDeps, bytes: Uint8Array): Promise<Result<WorkbookCheck, string>> {
  const workbook = await readWorkbook(deps, operator, bytes);
  if (!workbook.ok) return { ok: false, error: workbook.error.detail ?? workbook.error.code };
  const checks = workbook.value.documents.map(checkDocument);
  const loose = workbook.value.loose.map(({ sheetName, why }) => `${sheetName}: not compared. ${why}`);
  const nothing = checks.length + loose.length === 0 ? ["There is no document of Milepost in this workbook."] : [];
  return ok({
    isEqual: checks.length > 0 && loose.length === 0 && checks.every(({ isEqual }) => isEqual),
    lines: [...checks.flatMap(({ lines }) => lines), ...loose, ...nothing],
  });
}
