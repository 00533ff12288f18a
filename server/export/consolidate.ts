import { columnIdOfPath, rowKeyOfPath, type CellValue } from "../../shared/cell.ts";
import type { ExportTable } from "../../shared/document/export-table.ts";
import { findCell } from "../../shared/grid/grid.ts";
import type { Practice } from "../../shared/protocol/common.ts";
import { completenessTable, countStatuses, reportingPeriods } from "./completeness.ts";
import type { Consolidation, LeftOutCount } from "./consolidation.ts";
import type { ExportOptions, ExportSource } from "./export-source.ts";
import { partCompleteness, partTable } from "./part-completeness.ts";
import {
  byPracticeName,
  isSelected,
  selectDocuments,
  type ReadDocument,
  type SelectedDocument,
} from "./read-documents.ts";

/**
 * Puts a program's documents together. Values of submitted and accepted documents are in the tables; drafts and returned
 * documents are somebody's unfinished work and would pass for results, so they are only counted, and named in "Left out".
 */
export function consolidate(source: ExportSource, options: ExportOptions): Consolidation {
  const practices = source.practices.toSorted(byPracticeName);
  const selected = selectDocuments(source, options);
  const included: ReadDocument[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of selected) {
    const reason = reasonToLeaveOut(entry);
    if (reason === null && entry.read.ok) included.push(entry.read.value);
    else leftOut.push({ entry, reason: reason ?? "" });
  }
  const kinds = source.kinds.filter(({ id }) => options.kind === undefined || options.kind === id);
  const isAsked = (kind: string, period: string): boolean => isSelected(options, kind, period);
  const periods = reportingPeriods(source.program, source.kinds, selected, isAsked);
  const titleOf = (kindId: string): string => source.kinds.find(({ id }) => id === kindId)?.title ?? kindId;

  const { exportedAt } = options;
  const { timeZone } = source.program;
  const moment = { exportedAt, timeZone };
  const parts = partCompleteness({ program: source.program, kinds, periods, practices, selected, moment });
  const kindTables = kinds.map((kind) => kind.tables(included.filter((document) => document.kind.id === kind.id)));
  return {
    cover: {
      programId: source.program.programId,
      programName: source.program.name,
      timeZone,
      exportedAt,
      exportedBy: options.exportedBy,
      selection: selectionInWords(options, titleOf),
      practices: practices.length,
      included: included.length,
      leftOut: leftOut.length,
      statusCounts: countStatuses(periods, practices, selected),
      leftOutCounts: countLeftOut(leftOut, titleOf),
    },
    tables: withUniqueIds([
      practicesTable(practices, included),
      ...kindTables.flat(),
      completenessTable(periods, practices, selected, moment),
      ...parts.map(partTable),
      leftOutTable(leftOut, titleOf),
    ]),
    mainTable: (options.kind === undefined ? undefined : kindTables[0]?.[0]) ?? valuesTable(included),
    parts,
  };
}

interface LeftOut {
  readonly entry: SelectedDocument;
  readonly reason: string;
}

function reasonToLeaveOut({ document, read }: SelectedDocument): string | null {
  if (document.status === "draft") return "Draft: not submitted, its values may still change.";
  if (document.status === "returned") return "Returned to the practice and not submitted again.";
  return read.ok ? null : read.error;
}

function selectionInWords(options: ExportOptions, titleOf: (kindId: string) => string): string {
  const kinds = options.kind === undefined ? "All kinds of documents" : titleOf(options.kind);
  const { from, to } = options;
  if (from === undefined && to === undefined) return `${kinds}, all periods`;
  if (to === undefined) return `${kinds}, from ${from} on`;
  return from === undefined ? `${kinds}, up to ${to}` : `${kinds}, ${from} to ${to}`;
}

function countLeftOut(leftOut: readonly LeftOut[], titleOf: (kindId: string) => string): LeftOutCount[] {
  const counts = new Map<string, LeftOutCount>();
  for (const { entry, reason } of leftOut) {
    const { kind, period } = entry.document;
    const key = `${kind} ${period} ${reason}`;
    const documents = (counts.get(key)?.documents ?? 0) + 1;
    counts.set(key, { kindTitle: titleOf(kind), period, documents, reason });
  }
  return [...counts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

function practicesTable(practices: readonly Practice[], included: readonly ReadDocument[]): ExportTable {
  const attributes = [...new Set(practices.flatMap((practice) => Object.keys(practice.attributes)))].toSorted();
  const documents = new Map<string, number>();
  for (const { practiceId } of included) documents.set(practiceId, (documents.get(practiceId) ?? 0) + 1);
  return {
    id: "practices",
    title: "Practices",
    columns: [
      { id: "practiceId", title: "Practice id", type: "text", width: 14 },
      { id: "practice", title: "Practice", type: "text", width: 30 },
      ...attributes.map((id) => ({ id: `attribute.${id}`, title: wordsOf(id), type: "text", width: 18 }) as const),
      { id: "documents", title: "Documents in the tables", type: "integer", width: 14 },
    ],
    rows: practices.map((practice) => [
      practice.practiceId,
      practice.name,
      ...attributes.map((id) => practice.attributes[id] ?? null),
      documents.get(practice.practiceId) ?? 0,
    ]),
  };
}

/** `measureSet` as a heading: "Measure set". */
const wordsOf = (id: string): string => {
  const words = id.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function leftOutTable(leftOut: readonly LeftOut[], titleOf: (kindId: string) => string): ExportTable {
  return {
    id: "leftOut",
    title: "Left out",
    columns: [
      { id: "practiceId", title: "Practice id", type: "text", width: 14 },
      { id: "practice", title: "Practice", type: "text", width: 26 },
      { id: "kind", title: "Kind", type: "text", width: 24 },
      { id: "period", title: "Period", type: "text", width: 10 },
      { id: "status", title: "Status", type: "text", width: 12 },
      { id: "reason", title: "Why its values are left out", type: "text", width: 52 },
    ],
    rows: leftOut.map(({ entry: { document, practiceName }, reason }) => [
      document.practiceId,
      practiceName,
      titleOf(document.kind),
      document.period,
      document.status,
      reason,
    ]),
  };
}

/** Every value of every kind in one shape: what a program analyst can pivot without knowing the kinds. */
function valuesTable(included: readonly ReadDocument[]): ExportTable {
  return {
    id: "values",
    title: "Values",
    columns: [
      { id: "practiceId", title: "Practice id", type: "text" },
      { id: "practice", title: "Practice", type: "text" },
      { id: "kind", title: "Kind", type: "text" },
      { id: "period", title: "Period", type: "text" },
      { id: "status", title: "Status", type: "text" },
      { id: "path", title: "Path", type: "text" },
      { id: "row", title: "Row", type: "text" },
      { id: "column", title: "Column", type: "text" },
      { id: "value", title: "Value", type: "text" },
    ],
    rows: { [Symbol.iterator]: () => valueRows(included) },
  };
}

function* valueRows(included: readonly ReadDocument[]): Generator<CellValue[]> {
  for (const { document, practiceName, model, cells } of included) {
    const { practiceId, kind, period, status } = document;
    for (const [path, value] of cells) {
      if (value === null) continue;
      const cell = findCell(model.grids, path);
      const row = cell?.row.title ?? rowKeyOfPath(path);
      const column = cell?.column.title ?? columnIdOfPath(path);
      yield [practiceId, practiceName, kind, period, status, path, row, column, value];
    }
  }
}

/** Kinds name their tables without knowing of each other; where a name is taken, a number is added. */
function withUniqueIds(tables: readonly ExportTable[]): ExportTable[] {
  const taken = new Set<string>();
  return tables.map((table) => {
    let id = table.id;
    for (let number = 2; taken.has(id); number++) id = `${table.id}-${number}`;
    taken.add(id);
    return id === table.id ? table : { ...table, id };
  });
}
