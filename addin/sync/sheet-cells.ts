import { withChanges, type Cells, type Path } from "../../shared/cell.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import { findCell, type Grid } from "../../shared/grid/grid.ts";
import { canonicalValue } from "../../shared/grid/read-value.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { SheetReading } from "../workbook/workbook.ts";

/** Cells of the server by path, as they came last. */
export type StoredCells = ReadonlyMap<Path, StoredCell>;

/**
 * The document as the sheet has it: what was read, and the base where nothing could be read. A row that is gone from the
 * sheet says nothing about its values; a row that people added and took out again says that they are cleared.
 */
export const sheetCells = (base: Cells, reading: SheetReading): Cells =>
  withChanges(base, changesSince(base, reading.grids));

/** Whether the sheet has the cell, so that its value there is a person's last word. */
export const isReadable = (reading: SheetReading, path: Path): boolean =>
  reading.grids.some(({ decoded }) => decoded.cells.has(path));

/**
 * A cell of the server as a sheet would give it back. Without this, a value that came in by another way and was not
 * normalised would differ from the sheet for ever, and go back and forth with every push.
 */
export function asInSheet(grids: readonly Grid[], path: Path, cell: StoredCell): StoredCell {
  const input = findCell(grids, path)?.input;
  return input === undefined ? cell : { ...cell, value: canonicalValue(input, cell.value) };
}
