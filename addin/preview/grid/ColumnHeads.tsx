/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cells are placed by hand, which a table's own elements do not allow */
import { useRef, type MouseEvent, type PointerEvent } from "react";
import { lettersOf } from "../host/a1.ts";
import type { Axis } from "../sheet/axis.ts";
import { headHeight, headWidth } from "./frame.ts";
import { words } from "../sheet/words.ts";

interface Props {
  readonly columns: Axis;
  readonly frozenColumns: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly isLit: (column: number) => boolean;
  /** A new width, in pixels. */
  readonly onResize: (column: number, width: number) => void;
  /** Makes the column as wide as what is in it. */
  readonly onFit: (column: number) => void;
}

const narrowest = 10;

type HandleProps = { readonly column: number } & Pick<Props, "columns" | "onResize" | "onFit">;

function Handle({ column, columns, onResize, onFit }: HandleProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: columns.sizeOf(column) };
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (from.current === null) return;
    onResize(column, Math.max(narrowest, Math.round(from.current.width + event.clientX - from.current.x)));
  };
  const end = (): void => {
    from.current = null;
  };
  const fit = (event: MouseEvent): void => {
    event.stopPropagation();
    onFit(column);
  };
  return <span className="handle" onPointerDown={begin} onPointerMove={drag} onPointerUp={end} onDoubleClick={fit} />;
}

/** The row of letters above the sheet. */
export function ColumnHeads(props: Props) {
  const { columns, frozenColumns, firstColumn, lastColumn, isLit, onResize, onFit } = props;
  const fixed = columns.offsetOf(frozenColumns);
  const heads = (first: number, last: number, offset: number) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
      .filter((column) => columns.sizeOf(column) > 0)
      .map((column) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={column + 1}
          className={isLit(column) ? "head lit" : "head"}
          style={{ left: columns.offsetOf(column) - offset, width: columns.sizeOf(column), height: headHeight }}
        >
          {lettersOf(column)}
          <Handle column={column} columns={columns} onResize={onResize} onFit={onFit} />
        </div>
      ));
  return (
    <div role="row" aria-rowindex={1} className="row heads" style={{ top: 0, height: headHeight }}>
      <div
        role="columnheader"
        aria-label={words.allCells}
        className="head corner"
        style={{ width: headWidth, height: headHeight }}
      />
      <div role="presentation" className="staying" style={{ left: headWidth, width: fixed }}>
        {heads(0, frozenColumns - 1, 0)}
      </div>
      <div role="presentation" className="moving" style={{ left: headWidth + fixed }}>
        <div role="presentation" className="shifted">
          {heads(firstColumn, lastColumn, fixed)}
        </div>
      </div>
    </div>
  );
}
