/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells are placed by hand, which a table's own elements do not allow */
import { useRef, type ClipboardEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { Area } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { mergesInRow } from "../sheet/merged-cells.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import {
  areaOfSelection,
  selectCell,
  selectColumns,
  selectRows,
  type Cell,
  type Selection,
} from "../sheet/selection.ts";
import { ColumnHeads } from "./ColumnHeads.tsx";
import { cellAtPoint, headHeight, headWidth, isInView, visibleColumns, visibleRows } from "./frame.ts";
import { cellId, GridRow } from "./GridRow.tsx";
import { SelectionMarks } from "./SelectionMarks.tsx";
import type { View } from "./use-frame.ts";

interface Props {
  readonly excel: PreviewExcel;
  readonly sheet: Sheet;
  readonly view: View;
  readonly selection: Selection;
  readonly copied: Area | null;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClipboard: (event: ClipboardEvent) => void;
  readonly onEdit: () => void;
  readonly onMenu: (left: number, top: number) => void;
  /** The cell that the pointer rests on; null once it is elsewhere. */
  readonly onHover: (cell: Cell | null) => void;
  readonly onResizeColumn: (column: number, width: number) => void;
  readonly onFitColumn: (column: number) => void;
  /** What lies over the cells: editor, notes, drop-downs. */
  readonly children: ReactNode;
}

const overscan = 3;

/** Rows read these through the style sheet, so that scrolling does not draw them again. */
const scrollVariables = ({ scroll }: View["frame"]): object => ({
  "--scroll-x": `${-scroll.x}px`,
  "--scroll-y": `${-scroll.y}px`,
});

/** Where a press in the sheet begins: in a cell, on a row's number or on a column's letters. */
type Press = "cells" | "rows" | "columns";

/** Where the pointer is, in pixels from the view's corner. */
function placeOf(event: PointerEvent): { readonly x: number; readonly y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function usePointer({ view, selection, onSelect, onHover }: Props) {
  const press = useRef<Press | null>(null);
  const extended = (event: PointerEvent, from: Selection, kind: Press): Selection => {
    const { x, y } = placeOf(event);
    const cell = cellAtPoint(view.frame, x, y);
    if (kind === "rows") return selectRows(from.anchor.row, cell.row);
    if (kind === "columns") return selectColumns(from.anchor.column, cell.column);
    return { ...from, end: cell };
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const { x, y } = placeOf(event);
      const cell = cellAtPoint(view.frame, x, y);
      const kind: Press = y < headHeight ? "columns" : x < headWidth ? "rows" : "cells";
      const area = areaOfSelection(selection);
      const isInside =
        kind === "rows" && area.columnCount > 1_000 && cell.row >= area.row && cell.row < area.row + area.rowCount;
      if (event.button !== 0) {
        // A right click on what is selected keeps it selected.
        if (kind === "rows" && !isInside) onSelect(selectRows(cell.row, cell.row));
        if (kind === "cells" && area.rowCount * area.columnCount === 1) onSelect(selectCell(cell));
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = kind;
      if (event.shiftKey) onSelect(extended(event, selection, kind));
      else if (kind === "columns")
        onSelect(x < headWidth ? selectRows(0, 1_048_575) : selectColumns(cell.column, cell.column));
      else onSelect(kind === "rows" ? selectRows(cell.row, cell.row) : selectCell(cell));
    },
    onPointerMove: (event: PointerEvent) => {
      if (press.current === null) {
        const { x, y } = placeOf(event);
        onHover(y < headHeight || x < headWidth ? null : cellAtPoint(view.frame, x, y));
        return;
      }
      const next = extended(event, selection, press.current);
      if (next.end.row === selection.end.row && next.end.column === selection.end.column) return;
      onSelect(next);
      view.reveal(press.current === "cells" ? next.end : { row: next.active.row, column: next.active.column });
    },
    onPointerUp: () => {
      press.current = null;
    },
    onPointerLeave: () => onHover(null),
  };
}

function rowsOf(props: Props, first: number, last: number, offset: number) {
  const { excel, sheet, view, selection, describedBy } = props;
  const { sizes, frozenColumns } = view.frame;
  const columns = visibleColumns(view.frame);
  const area = areaOfSelection(selection);
  // Merged cells are drawn by the row they begin in, be it above what is in view.
  const begun = mergesInRow(sheet.merged, first).map(({ row }) => row);
  const above = [...new Set(begun)].filter((row) => row < first);
  const rows = [...above, ...Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)];
  return rows
    .filter((row) => sizes.rows.sizeOf(row) > 0)
    .map((row) => (
      <GridRow
        key={row}
        excel={excel}
        sheet={sheet}
        revision={excel.revision()}
        row={row}
        top={sizes.rows.offsetOf(row) - offset}
        height={sizes.rows.sizeOf(row)}
        rows={sizes.rows}
        columns={sizes.columns}
        frozenColumns={frozenColumns}
        firstColumn={Math.max(frozenColumns, columns.first - overscan)}
        lastColumn={Math.min(sizes.columns.count - 1, columns.last + overscan)}
        isHeadLit={row >= area.row && row < area.row + area.rowCount}
        activeColumn={selection.active.row === row ? selection.active.column : null}
        describedBy={selection.active.row === row ? describedBy : undefined}
      />
    ));
}

/** The sheet's cells. Only those in view are in the page; what stays in view beside them is frozen rows and columns. */
export function Grid(props: Props) {
  const { sheet, view, selection, copied, label, onKeyDown, onClipboard, onEdit, onMenu } = props;
  const { frame, scroller, onScroll } = view;
  const { sizes, frozenRows, frozenColumns } = frame;
  const rows = visibleRows(frame);
  const columns = visibleColumns(frame);
  const fixed = sizes.rows.offsetOf(frozenRows);
  const area = areaOfSelection(selection);
  const pointer = usePointer(props);
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={sizes.rows.count + 1}
      aria-colcount={sizes.columns.count}
      aria-multiselectable="true"
      aria-activedescendant={
        isInView(frame, selection.active) ? cellId(selection.active.row, selection.active.column) : undefined
      }
      className={sheet.showGridlines ? "grid" : "grid plain"}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onCopy={onClipboard}
      onCut={onClipboard}
      onPaste={onClipboard}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(event.clientX, event.clientY);
      }}
    >
      <div
        role="presentation"
        style={{ width: headWidth + sizes.columns.total, height: headHeight + sizes.rows.total }}
      >
        <div
          role="presentation"
          className={frame.scroll.x > 0 ? "stage scrolled" : "stage"}
          style={{ width: frame.view.width, height: frame.view.height, ...scrollVariables(frame) }}
          {...pointer}
          onDoubleClick={onEdit}
        >
          <div role="rowgroup" className="band" style={{ top: 0, height: headHeight }}>
            <ColumnHeads
              columns={sizes.columns}
              frozenColumns={frozenColumns}
              firstColumn={Math.max(frozenColumns, columns.first - overscan)}
              lastColumn={Math.min(sizes.columns.count - 1, columns.last + overscan)}
              isLit={(column) => column >= area.column && column < area.column + area.columnCount}
              onResize={props.onResizeColumn}
              onFit={props.onFitColumn}
            />
          </div>
          <div role="rowgroup" className="band" style={{ top: headHeight, height: fixed }}>
            {rowsOf(props, 0, frozenRows - 1, 0)}
          </div>
          <div role="rowgroup" className="band rest" style={{ top: headHeight + fixed }}>
            <div role="presentation" className="lifted">
              {rowsOf(
                props,
                Math.max(frozenRows, rows.first - overscan),
                Math.min(sizes.rows.count - 1, rows.last + overscan),
                fixed,
              )}
            </div>
          </div>
          {frozenRows > 0 && <div className="freeze-row" style={{ top: headHeight + fixed }} />}
          {frozenColumns > 0 && (
            <div className="freeze-column" style={{ left: headWidth + sizes.columns.offsetOf(frozenColumns) }} />
          )}
          <SelectionMarks frame={frame} selection={selection} merged={sheet.merged} copied={copied} />
          {props.children}
        </div>
      </div>
    </div>
  );
}
