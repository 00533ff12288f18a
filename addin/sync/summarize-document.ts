import { judgeDocument, type Progress } from "../../shared/document/document-kind.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding } from "../workbook/workbook.ts";
import { listProblems } from "./list-problems.ts";
import { modelOfBinding, previousOf, type OpenDeps, type OpenError, type Visible } from "./open-document.ts";

/** How a document in the workbook stands, without opening it. */
export interface DocumentSummary {
  readonly progress: Progress;
  /** Problems that must be fixed. */
  readonly toFix: number;
  /** Values to be fixed or explained that have no explanation yet. */
  readonly toExplain: number;
  /** Cells that differ from what the server has acknowledged. */
  readonly waiting: number;
}

/**
 * Reads and judges a document's sheets as a session would, in one round trip to Excel and one call to the server side by
 * side. Writes nothing and sends nothing, so it may run for any number of documents and beside an open one.
 */
export async function summarizeDocument(
  { workbook, api, today, findKind }: Pick<OpenDeps, "workbook" | "api" | "today" | "findKind">,
  binding: Binding,
  visible: Visible,
): Promise<Result<DocumentSummary, OpenError>> {
  const model = modelOfBinding(binding, visible, findKind);
  if (!model.ok) return model;
  const [reply, reading] = await Promise.all([
    api.call("getDocument", { params: { documentId: binding.documentId } }),
    workbook.read(binding, model.value.grids),
  ]);
  if (!reading.ok) return err({ kind: "workbook", error: reading.error });
  if (!reply.ok) return err({ kind: "client", error: reply.error });
  const { document, explanations } = reply.value;
  const { cells } = reading.value;
  const input = { cells, previous: previousOf(reply.value), today: today(document.timeZone) };
  const judged = judgeDocument(model.value, input);
  const problems = listProblems(judged, reading.value, explanations);
  return ok({
    progress: model.value.progress(cells),
    toFix: problems.filter(({ severity }) => severity === "error").length,
    toExplain: problems.filter(({ severity, explanation }) => severity === "explain" && explanation === null).length,
    waiting: changesSince(binding.base, reading.value.grids).length,
  });
}
