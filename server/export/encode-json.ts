import type { ExportTable } from "../../shared/document/export-table.ts";
import type { Consolidation } from "./consolidation.ts";

/** `{program: {id, name, timeZone}, exportedAt, exportedBy, selection, cover, tables: {id: [record]}}`, a record at a time. Times are in UTC. */
export function* encodeJson({ cover, tables }: Consolidation): Generator<string> {
  const { programId, programName, timeZone, exportedAt, exportedBy, selection, ...counts } = cover;
  const program = { programId, name: programName, timeZone };
  yield `${JSON.stringify({ program, exportedAt, exportedBy, selection, cover: counts }).slice(0, -1)},"tables":{`;
  for (const [index, table] of tables.entries()) {
    yield `${index === 0 ? "" : ","}${JSON.stringify(table.id)}:[`;
    yield* records(table);
    yield "]";
  }
  yield "}}\n";
}

function* records({ columns, rows }: ExportTable): Generator<string> {
  let isFirst = true;
  for (const row of rows) {
    const record = Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null]));
    yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(record)}`;
    isFirst = false;
  }
}
