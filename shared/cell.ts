/** What one cell holds. `null` is a cell without a value: blank is not zero, and clearing a cell is a change like any other. */
export type CellValue = string | number | boolean | null;

/** Stable address of a cell, `row/column`: `7/score`, `CMS122v5@1234567893/numerator`. Never an A1 address. */
export type Path = string;

/** The values of a document by path. A path that is absent and a path that is null mean the same: nothing entered. */
export type Cells = ReadonlyMap<Path, CellValue>;

/** Row keys start alphanumeric; `@` leads to a provider's NPI. No slash, so the first slash always ends the row key. */
const pathPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]*(?:@[0-9]{10})?\/[A-Za-z][A-Za-z0-9]*$/;

export const isPath = (text: string): boolean => text.length <= 120 && pathPattern.test(text);

export const pathOf = (rowKey: string, columnId: string): Path => `${rowKey}/${columnId}`;

export const rowKeyOfPath = (path: Path): string => path.slice(0, path.indexOf("/"));

export const columnIdOfPath = (path: Path): string => path.slice(path.indexOf("/") + 1);

export const valueAt = (cells: Cells, path: Path): CellValue => cells.get(path) ?? null;

/** Cells from a JSON object as it travels in the protocol. */
export const cellsFromRecord = (record: Readonly<Record<Path, CellValue>>): Cells => new Map(Object.entries(record));

export interface CellChange {
  readonly path: Path;
  readonly value: CellValue;
}

/** Cells as they would be after the changes; a cleared cell is dropped, since absent and null mean the same. */
export function withChanges(cells: Cells, changes: Iterable<CellChange>): Cells {
  const next = new Map(cells);
  for (const { path, value } of changes) {
    if (value === null) next.delete(path);
    else next.set(path, value);
  }
  return next;
}
