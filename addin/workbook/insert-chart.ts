import type { Chart } from "../../shared/document/document-charts.ts";
import { sheetStyle } from "../../shared/grid/sheet-style.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { chartRows, chartTable, type ChartTable } from "./chart-table.ts";
import { dressChart } from "./dress-chart.ts";
import { freeSheetNames } from "./free-names.ts";
import { pointsOf } from "./paint-sheet.ts";
import type { Binding, WorkbookError } from "./workbook.ts";

/** What the chart is called on its sheet, to be found again there. */
const chartName = "Milepost chart";

/** A hidden name over the chart's cells: it follows when people rename or move the sheet, and tells what to renew. */
const nameOf = ({ documentId }: Binding, { id }: Chart): string =>
  `Milepost.chart.${`${documentId}.${id}`.replaceAll(/[^A-Za-z0-9.]/g, "_")}`;

const forms = { line: "LineMarkers", bar: "BarClustered" } as const;

/** Columns that a new chart covers, right of its table. */
const chartColumns = 9;

const widthOf = (texts: readonly string[], least: number, most: number): number =>
  Math.min(most, Math.max(least, ...texts.map((text) => text.length + 2)));

/** Queues the cells. Formats go first, or a quarter would be taken for a date. */
function fill(sheet: Excel.Worksheet, table: ChartTable, { categories }: Chart): Excel.Range {
  const whole = sheet.getRangeByIndexes(0, 0, table.rowCount, table.columnCount);
  whole.numberFormat = table.numberFormats.map((line) => [...line]);
  whole.values = table.contents.map((line) => [...line]);
  whole.format.font.name = sheetStyle.font;
  for (const [row, style] of [sheetStyle.title, sheetStyle.subtitle, sheetStyle.intro].entries()) {
    const { font } = sheet.getRangeByIndexes(row, 0, 1, 1).format;
    font.size = style.size;
    font.bold = style.bold;
    font.color = style.colour;
  }
  const { row, rowCount, columnCount } = table.data;
  const header = sheet.getRangeByIndexes(row, 0, 1, columnCount).format;
  header.fill.color = sheetStyle.header.fill;
  header.font.color = sheetStyle.header.colour;
  header.font.bold = sheetStyle.header.bold;
  header.wrapText = true;
  sheet.getRangeByIndexes(row, 0, rowCount, 1).format.columnWidth = pointsOf(widthOf(categories, 12, 36));
  sheet.getRangeByIndexes(row, 1, rowCount, columnCount - 1).format.columnWidth = pointsOf(13);
  return whole;
}

/**
 * Puts a chart and its table into a sheet: one round trip to find the sheet of last time, one to build or renew it. People
 * may have moved, sized or renamed anything; only the table's own cells and the chart's contents are written anew.
 */
export async function insertChart(
  context: Excel.RequestContext,
  binding: Binding,
  chart: Chart,
  subtitle: string,
): Promise<Result<null, WorkbookError>> {
  const { names, protection, worksheets } = context.workbook;
  const name = names.getItemOrNullObject(nameOf(binding, chart));
  name.load("name");
  const cells = name.getRangeOrNullObject();
  const known = name.getRangeOrNullObject().worksheet;
  known.load("name,visibility");
  const before = known.charts.getItemOrNullObject(chartName);
  before.load("name");
  worksheets.load("items/name");
  protection.load("protected");
  await context.sync();

  const isThere = !known.isNullObject;
  if (!isThere && protection.protected) return err({ kind: "protected" });
  context.application.suspendScreenUpdatingUntilNextSync();
  if (isThere) cells.clear();
  const [sheetName] = freeSheetNames(
    [`Chart ${chart.shortTitle}`],
    worksheets.items.map((sheet) => sheet.name),
  );
  const sheet = isThere ? known : worksheets.add(sheetName);
  const table = chartTable(chart, subtitle);
  const filled = fill(sheet, table, chart);
  // A name whose sheet was deleted still stands, and points nowhere.
  if (!name.isNullObject) name.delete();
  names.add(nameOf(binding, chart), filled).visible = false;
  const { row, rowCount, columnCount } = table.data;
  const data = sheet.getRangeByIndexes(row, 0, rowCount, columnCount);
  if (isThere && !before.isNullObject) {
    before.setData(data, "Columns");
    dressChart(before, chart);
  } else {
    const made = sheet.charts.add(forms[chart.form], data, "Columns");
    made.name = chartName;
    made.setPosition(
      sheet.getRangeByIndexes(row, columnCount + 1, 1, 1),
      sheet.getRangeByIndexes(row + chartRows - 1, columnCount + chartColumns, 1, 1),
    );
    dressChart(made, chart);
  }
  if (isThere && known.visibility !== "Visible") sheet.visibility = "Visible";
  sheet.activate();
  await context.sync();
  return ok(null);
}
