/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells are placed by hand, which a table's own elements do not allow */
import { memo, type CSSProperties } from "react";
import { lettersOf } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { viewCell, type CellView } from "../sheet/cell-view.ts";
import { mergeAt, mergesInRow } from "../sheet/merged-cells.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import { remarkAt } from "../sheet/remarks.ts";
import { cellPadding, lineHeightOf } from "../sheet/sheet-sizes.ts";
import { words } from "../sheet/words.ts";
import type { Axis } from "../sheet/axis.ts";
import { CellBar } from "./CellBar.tsx";
import { CellIconPicture, iconRoom } from "./CellIconPicture.tsx";
import { headWidth } from "./frame.ts";
import { measureText } from "./measure.ts";

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

interface Props {
  readonly excel: PreviewExcel;
  readonly sheet: Sheet;
  /** Not read: a row is drawn again when it is another. */
  readonly revision: number;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozenColumns: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly isHeadLit: boolean;
  /** The active cell's column when it is in this row. */
  readonly activeColumn: number | null;
  readonly describedBy: string | undefined;
}

const fontOf = ({ font, size, bold, italic }: CellView): string =>
  `${italic ? "italic " : ""}${bold ? "bold " : ""}${size}px "${font}", Carlito, Calibri, sans-serif`;

/** How wide a text may be drawn: over blank cells to its right too, as Excel does with text that is not wrapped. */
function roomFor({ sheet, columns }: Props, row: number, column: number, view: CellView, width: number): number {
  if (view.wraps || view.align !== "left" || view.isNumber || view.text === "") return width;
  const needed = measureText(view.text, fontOf(view)) + 2 * cellPadding + view.indent;
  let room = width;
  for (let next = column + 1; room < needed && next < columns.count; next++) {
    if (sheet.cells.get(row, next) !== null || mergeAt(sheet.merged, { row, column: next }) !== null) break;
    room += columns.sizeOf(next);
  }
  return room;
}

function textOf(view: CellView, width: number): string {
  if (!view.isNumber) return view.text;
  const font = fontOf(view);
  const room = width - 2 * cellPadding;
  if (measureText(view.text, font) <= room) return view.text;
  return "#".repeat(Math.max(1, Math.floor(room / measureText("#", font))));
}

const verticalPlace = { start: "flex-start", center: "center", end: "flex-end" } as const;

function styleOf(view: CellView, left: number, width: number, height: number): CSSProperties {
  const line = (edge: "top" | "right" | "bottom" | "left"): CSSProperties => {
    const colour = view.borders[edge];
    return colour === undefined ? {} : { [`border${edge[0]?.toUpperCase()}${edge.slice(1)}`]: `1px solid ${colour}` };
  };
  return {
    left,
    width,
    height,
    alignItems: verticalPlace[view.vertical],
    ...(view.fill === null ? {} : { background: view.fill, borderRightColor: view.fill, borderBottomColor: view.fill }),
    ...line("right"),
    ...line("bottom"),
  };
}

function Cell({ props, column, offset }: { readonly props: Props; readonly column: number; readonly offset: number }) {
  const { excel, sheet, row, rows, columns, activeColumn, describedBy } = props;
  const merge = mergeAt(sheet.merged, { row, column });
  if (merge !== null && (merge.row !== row || merge.column !== column)) return null;
  const { rowCount, columnCount } = merge ?? { rowCount: 1, columnCount: 1 };
  const width = columns.offsetOf(column + columnCount) - columns.offsetOf(column);
  const height = rows.offsetOf(row + rowCount) - rows.offsetOf(row);
  if (width === 0) return null;
  const view = viewCell(excel.workbook, excel.calculate, excel.numbersOf(sheet), sheet, row, column);
  const room = merge === null ? roomFor(props, row, column, view, width) : width;
  const isActive = activeColumn === column;
  const remark = remarkAt(sheet, { row, column });
  const kind = merge !== null ? "cell merged" : room > width ? "cell spills" : "cell";
  const text = view.hidesText ? "" : textOf(view, view.icon === null ? width : width - iconRoom);
  return (
    <div
      role="gridcell"
      id={cellId(row, column)}
      aria-colindex={column + 1}
      aria-colspan={columnCount === 1 ? undefined : columnCount}
      aria-rowspan={rowCount === 1 ? undefined : rowCount}
      aria-label={[`${lettersOf(column)}${row + 1}`, view.text, remark === null ? "" : words.has[remark.kind]]
        .filter((part) => part !== "")
        .join(" ")}
      aria-selected={isActive}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- WAI-ARIA has it for cells of a grid
      aria-readonly={view.isLocked || undefined}
      aria-describedby={isActive ? describedBy : undefined}
      className={remark === null ? kind : `${kind} has-${remark.kind}`}
      style={styleOf(view, columns.offsetOf(column) - offset, width, height)}
    >
      {view.bar !== null && <CellBar bar={view.bar} />}
      {view.icon !== null && <CellIconPicture icon={view.icon} />}
      {text !== "" && (
        <span
          className={view.wraps ? "wrapped" : "single"}
          style={{
            width: room - 1,
            font: fontOf(view),
            lineHeight: `${lineHeightOf(view.size)}px`,
            color: view.colour,
            textAlign: view.align,
            textDecoration: view.line,
            paddingLeft: cellPadding + view.indent + (view.icon !== null && view.align === "left" ? iconRoom : 0),
          }}
        >
          {text}
        </span>
      )}
    </div>
  );
}

function cellsBetween(props: Props, first: number, last: number, offset: number) {
  // Merged cells that begin left of what is in view reach into it.
  const before = mergesInRow(props.sheet.merged, props.row)
    .filter(
      ({ column, columnCount }) => column < first && column + columnCount > first && column >= props.frozenColumns,
    )
    .map(({ column }) => column);
  const columns = [...before, ...Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)];
  return columns.map((column) => <Cell key={column} props={props} column={column} offset={offset} />);
}

/** One row: its number, the cells that stay, and those that scroll sideways with the sheet. */
export const GridRow = memo(function GridRow(props: Props) {
  const { sheet, row, top, height, columns, frozenColumns, firstColumn, lastColumn, isHeadLit } = props;
  const isTall = mergesInRow(sheet.merged, row).some((merge) => merge.row === row && merge.rowCount > 1);
  const fixed = columns.offsetOf(frozenColumns);
  return (
    <div role="row" aria-rowindex={row + 2} className={isTall ? "row tall" : "row"} style={{ top, height }}>
      <div role="rowheader" className={isHeadLit ? "head lit" : "head"} style={{ width: headWidth, height }}>
        {row + 1}
      </div>
      <div role="presentation" className="staying" style={{ left: headWidth, width: fixed }}>
        {cellsBetween(props, 0, frozenColumns - 1, 0)}
      </div>
      <div role="presentation" className="moving" style={{ left: headWidth + fixed }}>
        <div role="presentation" className="shifted">
          {cellsBetween(props, firstColumn, lastColumn, fixed)}
        </div>
      </div>
    </div>
  );
});
