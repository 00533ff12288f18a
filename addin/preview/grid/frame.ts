import type { Area } from "../host/a1.ts";
import type { Axis } from "../sheet/axis.ts";
import type { Cell } from "../sheet/selection.ts";
import type { SheetSizes } from "../sheet/sheet-sizes.ts";

export const headWidth = 44;
export const headHeight = 22;

/** What of a sheet is in view: frozen rows and columns first, the others scrolled. Pixels from the view's corner. */
export interface Frame {
  readonly sizes: SheetSizes;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly scroll: { readonly x: number; readonly y: number };
  readonly view: { readonly width: number; readonly height: number };
}

/** A stretch of one direction and the window through which it is seen. */
export interface Segment {
  readonly clipStart: number;
  readonly clipSize: number;
  readonly start: number;
  readonly size: number;
}

interface Line {
  readonly axis: Axis;
  readonly frozen: number;
  readonly scroll: number;
  readonly head: number;
  readonly view: number;
}

const rowLine = ({ sizes, frozenRows, scroll, view }: Frame): Line => ({
  axis: sizes.rows,
  frozen: frozenRows,
  scroll: scroll.y,
  head: headHeight,
  view: view.height,
});

const columnLine = ({ sizes, frozenColumns, scroll, view }: Frame): Line => ({
  axis: sizes.columns,
  frozen: frozenColumns,
  scroll: scroll.x,
  head: headWidth,
  view: view.width,
});

const placeOf = ({ axis, frozen, scroll, head }: Line, index: number): number =>
  head + axis.offsetOf(index) - (index < frozen ? 0 : scroll);

function indexAt({ axis, frozen, scroll, head }: Line, point: number): number {
  const fixed = axis.offsetOf(frozen);
  const offset = Math.max(0, point - head);
  return axis.indexAt(offset < fixed ? offset : offset + scroll);
}

function segments(line: Line, from: number, count: number): Segment[] {
  const { axis, frozen, head, view } = line;
  const end = Math.min(axis.count, from + count);
  const edge = head + axis.offsetOf(frozen);
  const found: Segment[] = [];
  if (from < frozen) {
    const size = axis.offsetOf(Math.min(end, frozen)) - axis.offsetOf(from);
    found.push({ clipStart: head, clipSize: edge - head, start: placeOf(line, from), size });
  }
  if (end > frozen) {
    const first = Math.max(from, frozen);
    const size = axis.offsetOf(end) - axis.offsetOf(first);
    const start = head + axis.offsetOf(first) - line.scroll;
    found.push({ clipStart: edge, clipSize: Math.max(0, view - edge), start, size });
  }
  return found;
}

/** First and last row (or column) of the scrolled part in view. */
function span({ axis, frozen, scroll, head, view }: Line): { readonly first: number; readonly last: number } {
  const fixed = axis.offsetOf(frozen);
  return {
    first: Math.max(frozen, axis.indexAt(fixed + scroll)),
    last: axis.indexAt(scroll + Math.max(0, view - head)),
  };
}

/**
 * The least scrolling that brings a row or column into view, to the edge of another: slivers of cells beside what is
 * frozen would look as if they belonged to it. Frozen ones always are in view.
 */
function scrolledTo({ axis, frozen, scroll, head, view }: Line, index: number): number {
  if (index < frozen) return scroll;
  const fixed = axis.offsetOf(frozen);
  const start = axis.offsetOf(index) - fixed;
  const room = Math.max(0, view - head - fixed);
  if (start < scroll) return start;
  const size = axis.sizeOf(index);
  if (start + size <= scroll + room) return scroll;
  const least = start + size - room;
  const at = axis.indexAt(fixed + least);
  const snapped = axis.offsetOf(at) - fixed >= least ? axis.offsetOf(at) - fixed : axis.offsetOf(at + 1) - fixed;
  return Math.min(start, snapped);
}

export const visibleRows = (frame: Frame) => span(rowLine(frame));
export const visibleColumns = (frame: Frame) => span(columnLine(frame));
export const topOf = (frame: Frame, row: number): number => placeOf(rowLine(frame), row);
export const leftOf = (frame: Frame, column: number): number => placeOf(columnLine(frame), column);

export const cellAtPoint = (frame: Frame, x: number, y: number): Cell => ({
  row: indexAt(rowLine(frame), y),
  column: indexAt(columnLine(frame), x),
});

export const scrollTo = (frame: Frame, { row, column }: Cell): Frame["scroll"] => ({
  x: scrolledTo(columnLine(frame), column),
  y: scrolledTo(rowLine(frame), row),
});

/** The parts of an area: one for each of the up to four panes that frozen rows and columns make. */
export function partsOf(frame: Frame, area: Area): { readonly across: Segment; readonly down: Segment }[] {
  const across = segments(columnLine(frame), area.column, area.columnCount);
  const down = segments(rowLine(frame), area.row, area.rowCount);
  return across.flatMap((x) => down.map((y) => ({ across: x, down: y })));
}

/** Whether a cell can be seen, at least in part. */
export function isInView(frame: Frame, { row, column }: Cell): boolean {
  const rows = visibleRows(frame);
  const columns = visibleColumns(frame);
  return (
    (row < frame.frozenRows || (row >= rows.first && row <= rows.last)) &&
    (column < frame.frozenColumns || (column >= columns.first && column <= columns.last))
  );
}
