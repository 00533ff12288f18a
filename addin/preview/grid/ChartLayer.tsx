import type { Chart } from "../host/model/chart.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { pixelsOf } from "../sheet/cell-view.ts";
import { viewChart } from "../sheet/chart-view.ts";
import { ChartPicture } from "./ChartPicture.tsx";
import { headHeight, headWidth, type Frame } from "./frame.ts";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a chart stands on its sheet, in pixels: over its cells, whose rows may be higher here than Excel has them. */
function boxOf({ anchor, height, left, top, width }: Chart, { columns, rows }: Frame["sizes"]): Box {
  if (anchor === null) {
    return { left: pixelsOf(left), top: pixelsOf(top), width: pixelsOf(width), height: pixelsOf(height) };
  }
  const from = { left: columns.offsetOf(anchor.column), top: rows.offsetOf(anchor.row) };
  return {
    ...from,
    width: columns.offsetOf(anchor.column + anchor.columnCount) - from.left,
    height: rows.offsetOf(anchor.row + anchor.rowCount) - from.top,
  };
}

interface Props {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly frame: Frame;
}

/** The sheet's charts over its cells. They scroll with the cells that are not frozen, and are drawn from what these hold now. */
export function ChartLayer({ workbook, sheet, frame }: Props) {
  if (sheet.charts.length === 0) return null;
  const { frozenColumns, frozenRows, scroll, sizes } = frame;
  const edge = { x: sizes.columns.offsetOf(frozenColumns), y: sizes.rows.offsetOf(frozenRows) };
  return (
    <div className="charts" style={{ left: headWidth + edge.x, top: headHeight + edge.y }}>
      {sheet.charts.map((chart) => {
        const { height, left, top, width } = boxOf(chart, sizes);
        return (
          <div
            key={chart.id}
            className="chart"
            style={{ left: left - edge.x - scroll.x, top: top - edge.y - scroll.y, width, height }}
            onPointerDown={(event) => event.stopPropagation()}
          >
            <ChartPicture view={viewChart(workbook, chart)} width={width} height={height} />
          </div>
        );
      })}
    </div>
  );
}
