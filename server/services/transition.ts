import { standingProblems } from "../../shared/document/explanation.ts";
import type { PracticeDocument, Status, Transition } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listCells } from "../db/cells.ts";
import { insertTransitions, listExplanations } from "../db/document-log.ts";
import { updateDocument } from "../db/documents.ts";
import type { Reader } from "../db/store.ts";
import { authoriseTransition, type Caller } from "./authorise.ts";
import { toDocument } from "./describe.ts";
import { findDocumentFor, judgeNow, readPrevious, valuesOf, type DocumentAt } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

/** From which statuses a step may be taken, and where it leads. */
const steps: Readonly<Record<Transition, { readonly from: readonly Status[]; readonly to: Status }>> = {
  submit: { from: ["draft", "returned"], to: "submitted" },
  return: { from: ["submitted"], to: "returned" },
  accept: { from: ["submitted"], to: "accepted" },
  reopen: { from: ["submitted", "accepted"], to: "draft" },
};

export interface TransitionRequest {
  readonly transition: Transition;
  /** The version the person looked at: nobody submits or accepts values they have not seen. */
  readonly expectedVersion: number;
  readonly comment?: string | undefined;
}

/** Takes a step of the document's status and writes it into the status log, in one transaction. */
export function takeTransition(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  request: TransitionRequest,
): Promise<Result<PracticeDocument, Refusal>> {
  const { transition, expectedVersion, comment } = request;
  return deps.store.write<PracticeDocument, Refusal>(async (transactor) => {
    const found = await findDocumentFor(deps, transactor, caller, documentId);
    if (!found.ok) return found;
    const { joined, kind } = found.value;
    const { version, status } = joined.document;
    const allowed = authoriseTransition(caller, joined.document, kind, transition);
    if (!allowed.ok) return allowed;

    const { from, to } = steps[transition];
    if (!from.includes(status)) {
      const words = `${transition} takes a document that is ${from.join(" or ")}; this one is ${status}.`;
      return refuse("transition-not-allowed", words, { status });
    }
    if (expectedVersion !== version) {
      const code = expectedVersion < version ? "version-behind" : "version-ahead";
      return refuse(code, `The document is at version ${version}.`, { version });
    }
    if (transition === "submit" || transition === "accept") {
      const checked = await checkProblems(deps, transactor, found.value, transition);
      if (!checked.ok) return checked;
    }

    const now = nowOf(deps);
    const change = {
      status: to,
      ...(transition === "submit" ? { submittedAt: now } : {}),
      ...(transition === "accept" ? { acceptedAt: now } : {}),
    };
    await updateDocument(transactor, documentId, change);
    const { rulesVersion } = kind;
    await insertTransitions(transactor, [
      {
        documentId,
        transition,
        status: to,
        version,
        comment: comment ?? null,
        rulesVersion,
        by: caller.userId,
        at: now,
      },
    ]);
    return ok(toDocument(deps.kinds, { ...joined, document: { ...joined.document, ...change } }));
  });
}

/**
 * A document is submitted when no error stands, and no question without an answer that still holds. It is accepted when
 * no error stands: a submitted document still takes pushes, and an error that came in since must not become a fact that
 * the next period is compared with. Questions are the reviewer's to weigh.
 */
async function checkProblems(
  deps: ServiceDeps,
  reader: Reader,
  at: DocumentAt,
  transition: "submit" | "accept",
): Promise<Result<null, Refusal>> {
  const { document } = at.joined;
  const { documentId } = document;
  const cells = valuesOf(await listCells(reader, documentId));
  const problems = judgeNow(deps, at, cells, await readPrevious(reader, document));
  const standing =
    transition === "accept"
      ? problems.filter(({ severity }) => severity === "error")
      : standingProblems(problems, await listExplanations(reader, documentId), cells);
  if (standing.length === 0) return ok(null);
  const words = transition === "accept" ? "to mend before it can be accepted" : "to mend or explain";
  return refuse("has-problems", `${standing.length} ${words}.`, { problems: standing });
}
