import type { CellValue } from "../cell.ts";
import type { ConsolidatedDocument } from "../document/document-kind.ts";
import type { ExportColumn, ExportTable } from "../document/export-table.ts";
import { comparePeriods, formatPeriod } from "../period.ts";
import { isCqmModel, type CqmModel } from "./cqm-model.ts";
import { nameOfRow, type RateRow } from "./measure.ts";
import { readPracticeReports } from "./rate-reports.ts";
import { rateOfReport } from "./rates.ts";

const practiceColumns: readonly ExportColumn[] = [
  { id: "practiceId", title: "Practice id", type: "text", width: 14 },
  { id: "practice", title: "Practice", type: "text", width: 32 },
  { id: "status", title: "Document status", type: "text", width: 12 },
];

/** One document of the table's period, its practice-level rates by row key. */
interface RatesOfDocument {
  readonly document: ConsolidatedDocument;
  readonly model: CqmModel;
  readonly rateByKey: ReadonlyMap<string, number | null>;
}

function ratesOf(document: ConsolidatedDocument, model: CqmModel): RatesOfDocument {
  const reports = readPracticeReports(model.scope, document.cells);
  return { document, model, rateByKey: new Map(reports.map((report) => [report.row.key, rateOfReport(report)])) };
}

/** The documents of the latest quarter among them. */
function latest(documents: readonly ConsolidatedDocument[]): readonly RatesOfDocument[] {
  let newest: RatesOfDocument[] = [];
  for (const document of documents) {
    if (!isCqmModel(document.model)) continue;
    const [first] = newest;
    const order = first === undefined ? 1 : comparePeriods(document.model.scope.quarter, first.model.scope.quarter);
    if (order > 0) newest = [];
    if (order >= 0) newest.push(ratesOf(document, document.model));
  }
  return newest;
}

/** A column for each primary of any practice's set, so that gaps show, and for whatever else was reported. */
function rowsShown(all: readonly RatesOfDocument[]): readonly RateRow[] {
  const shown = new Map<string, RateRow>();
  for (const { model, rateByKey } of all) {
    const primaries = new Set(model.scope.set.primary.flat());
    for (const row of model.scope.rows) {
      if (primaries.has(row.measure.id) || rateByKey.has(row.key)) shown.set(row.key, row);
    }
  }
  const order = new Map(all[0]?.model.scope.program.measures.map(({ id }, index) => [id, index]));
  const placeOf = ({ measure }: RateRow): number => order.get(measure.id) ?? order.size;
  return [...shown.values()].toSorted((a, b) => placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1));
}

const lineOf = ({ document, rateByKey }: RatesOfDocument, rows: readonly RateRow[]): readonly CellValue[] => [
  document.practiceId,
  document.practiceName,
  document.status,
  ...rows.map(({ key }) => rateByKey.get(key) ?? null),
];

/** Practice-level rates side by side, a practice a line, for the latest period among the documents. */
export function ratesTable(documents: readonly ConsolidatedDocument[]): ExportTable {
  const all = latest(documents);
  const rows = rowsShown(all);
  const quarter = all[0]?.model.scope.quarter;
  return {
    id: "cqm-rates",
    title: quarter === undefined ? "CQM rates" : `CQM rates ${formatPeriod(quarter)}`,
    columns: [
      ...practiceColumns,
      ...rows.map((row): ExportColumn => ({
        id: row.key,
        title: `${row.key} ${nameOfRow(row)}`,
        type: "percent",
        width: 16,
      })),
    ],
    rows: all.map((one) => lineOf(one, rows)),
  };
}
