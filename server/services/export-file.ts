import { isBackwards } from "../../shared/period.ts";
import type { ExportFormat } from "../../shared/protocol/calls.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listValues } from "../db/cells.ts";
import { listProgramDocuments } from "../db/documents.ts";
import { listPeriods, listProgramPractices, listVisiblePrograms } from "../db/programs.ts";
import { exportProgram, exportTable, type ExportFile } from "../export/export-program.ts";
import type { ExportSource } from "../export/export-source.ts";
import { mayExport, visibleTo, type Caller } from "./authorise.ts";
import { kindOf, toDocument, toPractice, toProgram } from "./describe.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

export interface ExportQuery {
  readonly format: ExportFormat;
  /** The one table to put into a csv. */
  readonly table?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The program's documents consolidated into one file, all read at one moment. */
export async function exportFile(
  deps: ServiceDeps,
  caller: Caller,
  programId: string,
  query: ExportQuery,
): Promise<Result<ExportFile, Refusal>> {
  const { format, kind, table, from, to } = query;
  const source = await readSource(deps, caller, programId);
  if (!source.ok) return source;
  if (kind !== undefined && kindOf(deps.kinds, kind) === undefined) {
    const known = deps.kinds.map(({ id }) => id).join(", ");
    return refuse("malformed-body", `kind: there is no ${kind}; there are ${known}.`);
  }
  if (from !== undefined && to !== undefined && isBackwards(from, to)) {
    return refuse("malformed-body", `from: ${from} is after to, ${to}. Put the earlier period into from.`);
  }
  const options = { ...query, exportedBy: caller.name, exportedAt: nowOf(deps) };
  if (table === undefined) return ok(await exportProgram(source.value, options));
  if (format !== "csv") {
    return refuse("malformed-body", `table: ${format} holds all tables. Leave table out, or ask for format csv.`);
  }
  const file = exportTable(source.value, options, table);
  return file.ok ? file : refuse("malformed-body", `table: ${file.error}`);
}

const readSource = (deps: ServiceDeps, caller: Caller, programId: string): Promise<Result<ExportSource, Refusal>> =>
  deps.store.read<Result<ExportSource, Refusal>>(async (reader) => {
    const visible = await listVisiblePrograms(reader, visibleTo(caller));
    const program = visible.find((row) => row.programId === programId);
    if (program === undefined) return refuse("not-found");
    if (!mayExport(caller, programId)) return refuse("forbidden");
    const periods = await listPeriods(reader, [programId]);
    const practices = await listProgramPractices(reader, programId);
    const documents = await listProgramDocuments(reader, programId);
    const values = await listValues(
      reader,
      documents.map(({ document }) => document.documentId),
    );
    return ok({
      program: toProgram(deps.kinds, program, periods),
      practices: practices.map(toPractice),
      documents: documents.map((joined) => ({
        document: toDocument(deps.kinds, joined),
        cells: values.get(joined.document.documentId) ?? new Map(),
      })),
      kinds: deps.kinds,
    });
  });
