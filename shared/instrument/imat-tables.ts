import { valueAt, type CellValue } from "../cell.ts";
import type { ConsolidatedDocument } from "../document/document-kind.ts";
import type { ExportColumn, ExportTable, ExportType } from "../document/export-table.ts";
import type { InputType } from "../grid/grid.ts";
import { readValue } from "../grid/read-value.ts";
import { questionPath, questions } from "./imat-practice-information.ts";
import { changeOf, notePath, scoreGroup, scoreOf } from "./imat-scoring.ts";
import { itemsOf, topScoreOf, type Instrument } from "./instrument.ts";

/** Which document a row is of: the first columns of every table. */
const documentColumns: readonly ExportColumn[] = [
  { id: "practiceId", title: "Practice id", type: "text", width: 18 },
  { id: "practice", title: "Practice", type: "text", width: 32 },
  { id: "period", title: "Period", type: "text", width: 10 },
  { id: "status", title: "Status", type: "text", width: 11 },
];

const documentValues = ({ practiceId, practiceName, period, status }: ConsolidatedDocument): CellValue[] => [
  practiceId,
  practiceName,
  period,
  status,
];

/** Typed columns stay typed: a value that cannot be read is left blank, and this column says that something is wrong. */
const errorsColumn: ExportColumn = { id: "errors", title: "Errors", type: "integer", width: 8 };

const errorsIn = ({ problems }: ConsolidatedDocument): number =>
  problems.filter(({ severity }) => severity === "error").length;

function scoresTable(instrument: Instrument, documents: readonly ConsolidatedDocument[]): ExportTable {
  const items = itemsOf(instrument);
  const top = items.length * topScoreOf(instrument);
  const row = (document: ConsolidatedDocument): CellValue[] => {
    const { cells, previous } = document;
    const overall = scoreGroup(instrument, items, cells);
    const before = previous === null ? null : scoreGroup(instrument, items, previous.cells);
    return [
      ...documentValues(document),
      ...items.map((item) => scoreOf(instrument, item, cells)),
      ...instrument.sections.map((section) => scoreGroup(instrument, section.items, cells).mean),
      overall.mean,
      overall.total,
      overall.scored,
      changeOf(overall, before, "total"),
      previous?.period ?? null,
      errorsIn(document),
    ];
  };
  return {
    id: "imat-scores",
    title: "IMAT scores",
    columns: [
      ...documentColumns,
      ...items.map(({ key, shortTitle }): ExportColumn => ({
        id: `milestone${key}`,
        title: `${key} ${shortTitle}`,
        type: "integer",
        width: 12,
      })),
      ...instrument.sections.map(({ id, title }): ExportColumn => ({
        id: `${id}-mean`,
        title: `${title.text}, mean`,
        type: "decimal",
        width: 14,
      })),
      { id: "overallMean", title: "Overall mean", type: "decimal", width: 10 },
      { id: "total", title: `Total of ${top}`, type: "integer", width: 10 },
      { id: "scored", title: `Scored of ${items.length}`, type: "integer", width: 10 },
      { id: "totalChange", title: "Change in total since last accepted", type: "integer", width: 14 },
      { id: "previousPeriod", title: "Last accepted", type: "text", width: 10 },
      errorsColumn,
    ],
    rows: documents.map(row),
  };
}

function exportTypeOf(input: InputType): ExportType {
  switch (input.type) {
    case "count":
      return "integer";
    case "share":
      return "percent";
    case "date":
      return "date";
    case "yesNo":
      return "boolean";
    case "text":
    case "choice":
      return "text";
  }
}

function typedValue(input: InputType, raw: CellValue): CellValue {
  const read = readValue(input, raw);
  return read.state === "value" ? read.value : null;
}

const answersTable = (documents: readonly ConsolidatedDocument[]): ExportTable => ({
  id: "imat-answers",
  title: "IMAT practice information",
  columns: [
    ...documentColumns,
    ...questions.map(({ key, title, input }): ExportColumn => ({
      id: key,
      title,
      type: exportTypeOf(input),
      width: input.type === "text" ? 28 : 14,
    })),
    errorsColumn,
  ],
  rows: documents.map((document) => [
    ...documentValues(document),
    ...questions.map(({ key, input }) => typedValue(input, valueAt(document.cells, questionPath(key)))),
    errorsIn(document),
  ]),
});

/** A row a note. Notes too long to be kept are errors, but shown all the same: nobody's words are dropped. */
const notesTable = (instrument: Instrument, documents: readonly ConsolidatedDocument[]): ExportTable => ({
  id: "imat-notes",
  title: "IMAT notes",
  columns: [
    ...documentColumns,
    { id: "milestone", title: "Milestone", type: "integer", width: 10 },
    { id: "milestoneTitle", title: "Milestone, in short", type: "text", width: 24 },
    { id: "score", title: "Score", type: "integer", width: 7 },
    { id: "note", title: "Note", type: "text", width: 80 },
  ],
  rows: documents.flatMap((document) =>
    itemsOf(instrument).flatMap((item) => {
      const note = valueAt(document.cells, notePath(item));
      if (note === null || String(note).trim() === "") return [];
      const score = scoreOf(instrument, item, document.cells);
      return [[...documentValues(document), Number(item.key), item.shortTitle, score, String(note)]];
    }),
  ),
});

/** IMAT's tables in the consolidated export: scores a document a row, answers likewise, and the notes. */
export const imatTables = (instrument: Instrument, documents: readonly ConsolidatedDocument[]): ExportTable[] => [
  scoresTable(instrument, documents),
  answersTable(documents),
  notesTable(instrument, documents),
];
