import type { Workbook } from "../../addin/preview/host/model/workbook.ts";
import { createOfficeSandbox, type OfficeSandbox } from "./office-sandbox.ts";

/**
 * The workbook as a file that was copied and opened elsewhere: the same sheets under the same ids, the hidden one among
 * them, in an Excel that knows nothing of the first.
 */
export async function openCopy(original: Workbook): Promise<OfficeSandbox> {
  const sandbox = await createOfficeSandbox();
  const { model } = sandbox.host;
  model.sheets = original.sheets.map((sheet) => sheet.copy(sheet.id, sheet.name));
  model.names = original.names.map((item) => {
    const scope = item.scope === null ? null : model.sheet(item.scope.name);
    if (item.refersTo.kind === "formula") return { ...item, scope };
    const { sheet, area } = item.refersTo.range;
    return { ...item, scope, refersTo: { kind: "range", range: { sheet: model.sheet(sheet.name), area } } };
  });
  model.active = model.sheet(original.active.name);
  return sandbox;
}
