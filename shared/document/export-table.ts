import type { CellValue } from "../cell.ts";

/** How a column of an export is written: as a number format in .xlsx, as plain text in csv and JSON. */
export type ExportType = "text" | "integer" | "decimal" | "percent" | "date" | "dateTime" | "boolean";

export interface ExportColumn {
  readonly id: string;
  readonly title: string;
  readonly type: ExportType;
  /** In characters; long texts wrap. */
  readonly width?: number;
}

/** One table of an export: a sheet in .xlsx, a section in csv, a list of records in JSON. Dates are ISO text, times in UTC. */
export interface ExportTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: Iterable<readonly CellValue[]>;
}
