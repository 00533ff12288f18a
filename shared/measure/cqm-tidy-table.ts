import type { CellValue } from "../cell.ts";
import { rowKeyOfPath } from "../cell.ts";
import type { ConsolidatedDocument } from "../document/document-kind.ts";
import type { ExportColumn, ExportTable } from "../document/export-table.ts";
import type { Problem } from "../problem.ts";
import { countColumns } from "./cqm-columns.ts";
import { isCqmModel, type CqmModel } from "./cqm-model.ts";
import { usualSpan } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";
import { readReports } from "./rate-reports.ts";
import { rateOfReport } from "./rates.ts";

const columns: readonly ExportColumn[] = [
  { id: "practiceId", title: "Practice id", type: "text", width: 14 },
  { id: "practice", title: "Practice", type: "text", width: 32 },
  { id: "period", title: "Period", type: "text", width: 10 },
  { id: "measure", title: "Measure", type: "text", width: 12 },
  { id: "measureName", title: "Measure name", type: "text", width: 36 },
  { id: "rateLabel", title: "Rate label", type: "text", width: 26 },
  { id: "level", title: "Level", type: "text", width: 10 },
  { id: "npi", title: "NPI", type: "text", width: 13 },
  ...countColumns.map(({ id, title }): ExportColumn => ({ id, title, type: "integer", width: 13 })),
  { id: "rate", title: "Rate", type: "percent", width: 9 },
  { id: "status", title: "Document status", type: "text", width: 12 },
  { id: "errors", title: "Errors", type: "integer", width: 8 },
  { id: "explains", title: "To explain", type: "integer", width: 8 },
  { id: "problemCodes", title: "Problem codes", type: "text", width: 32 },
  { id: "periodStart", title: "Period start", type: "date", width: 12 },
  { id: "periodEnd", title: "Period end", type: "date", width: 12 },
  { id: "note", title: "Note", type: "text", width: 40 },
];

/** A document's problems by the rows they are about; one about several rows stands with each. */
function problemsByRow(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const byRow = new Map<string, Problem[]>();
  for (const problem of problems) {
    for (const rowKey of new Set(problem.paths.map(rowKeyOfPath))) {
      const found = byRow.get(rowKey);
      if (found === undefined) byRow.set(rowKey, [problem]);
      else found.push(problem);
    }
  }
  return byRow;
}

function rowOf(
  document: ConsolidatedDocument,
  report: MeasureReport,
  problems: readonly Problem[],
  span: { readonly start: string; readonly end: string },
): readonly CellValue[] {
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  const { counts } = report;
  return [
    document.practiceId,
    document.practiceName,
    document.period,
    report.row.measure.id,
    report.row.measure.name,
    report.row.rateLabel,
    report.npi === null ? "practice" : "provider",
    report.npi,
    counts.initialPopulation,
    counts.denominator,
    counts.denominatorExclusion,
    counts.denominatorException,
    counts.numerator,
    counts.numeratorExclusion,
    rateOfReport(report),
    document.status,
    count("error"),
    count("explain"),
    [...new Set(problems.map(({ code }) => code))].join(", ") || null,
    span.start,
    span.end,
    report.note,
  ];
}

/** A document's rows. Providers' counts cover what the practice says for the measure, who have no dates of their own. */
function* rowsOf(document: ConsolidatedDocument, { scope }: CqmModel): Generator<readonly CellValue[]> {
  const problems = problemsByRow(document.problems);
  const reports = readReports(scope, document.cells);
  const practiceRows = new Map(reports.filter(({ npi }) => npi === null).map((report) => [report.row.key, report]));
  for (const report of reports) {
    const usual = usualSpan(report.row.measure, scope.quarter);
    const dated = practiceRows.get(report.row.key);
    const span = { start: dated?.periodStart ?? usual.start, end: dated?.periodEnd ?? usual.end };
    yield rowOf(document, report, problems.get(report.key) ?? [], span);
  }
}

/**
 * Every filled row of every document, one line each: practice, measure and level beside the counts. What is no count in
 * its document is blank here, and named in the problem codes. The rows are made as they are read, and again each time.
 */
export function tidyTable(documents: readonly ConsolidatedDocument[]): ExportTable {
  return {
    id: "cqm-tidy",
    title: "CQM tidy",
    columns,
    rows: {
      *[Symbol.iterator]() {
        for (const document of documents) {
          if (isCqmModel(document.model)) yield* rowsOf(document, document.model);
        }
      },
    },
  };
}
