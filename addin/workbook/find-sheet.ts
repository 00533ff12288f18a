/** A sheet that is looked for by its id and, for workbooks that lost it, by its name. */
export interface SheetQuery {
  readonly byId: Excel.Worksheet;
  readonly byName: Excel.Worksheet;
}

/**
 * Queues looking for a sheet both ways at once: asking by name only after the id failed would cost a round trip more. A
 * sheet's id lives as long as the workbook, but other software that saves the file gives it a new one.
 */
export function querySheet(
  context: Excel.RequestContext,
  place: { readonly sheetId: string; readonly sheetName: string },
): SheetQuery {
  const { worksheets } = context.workbook;
  const byId = worksheets.getItemOrNullObject(place.sheetId);
  const byName = worksheets.getItemOrNullObject(place.sheetName);
  byId.load("id,name,visibility");
  byName.load("id,name,visibility");
  return { byId, byName };
}

/** The sheet found, or null when it was deleted. People rename sheets, so the id goes first. */
export function foundSheet({ byId, byName }: SheetQuery): Excel.Worksheet | null {
  if (!byId.isNullObject) return byId;
  return byName.isNullObject ? null : byName;
}
