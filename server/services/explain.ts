import { valueAt, type Path } from "../../shared/cell.ts";
import { isKnownPath } from "../../shared/document/document-kind.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listCells } from "../db/cells.ts";
import { insertExplanation, listExplanations, type ExplanationRow } from "../db/document-log.ts";
import { findDocuments } from "../db/joined-documents.ts";
import { authorise, type Caller } from "./authorise.ts";
import { findDocumentFor, judgeNow, readPrevious, valuesOf, visibleDocument } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

export interface ExplanationRequest {
  readonly code: string;
  readonly paths: readonly Path[];
  readonly text: string;
}

/** The explanations that count: of several to the same question, the last. */
export const readExplanations = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<readonly ExplanationRow[], Refusal>> =>
  deps.store.read(async (reader) => {
    const [joined] = await findDocuments(reader, [documentId]);
    const visible = visibleDocument(deps, caller, joined);
    return visible.ok ? ok(await listExplanations(reader, documentId)) : visible;
  });

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member) => b.includes(member));

/**
 * Answers a problem that asks for an explanation and stands right now, or rewords the answer it has. Gives all of the
 * document's explanations back.
 */
export function explain(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  request: ExplanationRequest,
): Promise<Result<readonly ExplanationRow[], Refusal>> {
  const { code, paths, text } = request;
  return deps.store.write<readonly ExplanationRow[], Refusal>(async (transactor) => {
    const found = await findDocumentFor(deps, transactor, caller, documentId);
    if (!found.ok) return found;
    const { joined, model, kind } = found.value;
    const allowed = authorise(caller, joined.document, "explain");
    if (!allowed.ok) return allowed;
    if (joined.document.status === "accepted") return refuse("document-locked");

    const unknown = paths.filter((path) => !isKnownPath(model, path));
    if (unknown.length > 0) return refuse("unknown-path", undefined, { paths: unknown });
    if (kind.problems[code]?.severity !== "explain") {
      return refuse("malformed-body", `code: ${kind.title} has no problem ${code} that asks for an explanation.`);
    }
    const cells = valuesOf(await listCells(transactor, documentId));
    const problems = judgeNow(deps, found.value, cells, await readPrevious(transactor, joined.document));
    const problem = problems.find((candidate) => candidate.code === code && sameMembers(candidate.paths, paths));
    if (problem === undefined) {
      return refuse("version-behind", "This problem does not stand any more: the values have changed.");
    }
    await insertExplanation(transactor, {
      documentId,
      code,
      paths: problem.paths,
      text,
      values: Object.fromEntries(problem.paths.map((path) => [path, valueAt(cells, path)])),
      explainedBy: caller.userId,
      explainedAt: nowOf(deps),
    });
    return ok(await listExplanations(transactor, documentId));
  });
}
