import { judgeDocument } from "../../shared/document/document-kind.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";
import { timeZoneOf } from "../../shared/program-settings.ts";
import { dayIn } from "../../shared/time-zone.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Reader } from "../db/store.ts";
import { findPreviousAt, findSubmission, valuesAt, type AcceptedRow } from "../db/values-at.ts";
import type { Caller } from "./authorise.ts";
import { findDocumentFor, modelFor, type DocumentAt } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

/** What the rules find in a document, and what they looked at. */
export interface Judgement {
  readonly rulesVersion: string;
  /** The day that was judged by. */
  readonly asOf: IsoDate;
  /** The document's version whose values were judged. */
  readonly version: number;
  /** The accepted document that was compared with. */
  readonly previous: AcceptedRow | null;
  readonly problems: readonly Problem[];
}

/** By which rules, and when, a document is judged. */
interface Moment {
  readonly rulesVersion: string;
  readonly version: number;
  readonly time: string;
}

async function judgeAt(
  reader: Reader,
  { joined, kind }: DocumentAt,
  { rulesVersion, time, version }: Moment,
): Promise<Result<Judgement, Refusal>> {
  const { document, practice, program } = joined;
  const model = modelFor(kind, program, practice, document.period, rulesVersion);
  if (!model.ok) return refuse("not-found", model.error);
  const before = await findPreviousAt(reader, document, time);
  const previous =
    before === undefined
      ? null
      : { period: before.period, cells: await valuesAt(reader, before.documentId, before.version) };
  const asOf = dayIn(new Date(time), timeZoneOf(program.settings));
  const cells = await valuesAt(reader, document.documentId, version);
  return ok({
    rulesVersion,
    asOf,
    version,
    previous: before ?? null,
    problems: judgeDocument(model.value, { cells, previous, today: asOf }),
  });
}

/**
 * Judges a document as it was when it was submitted last, by the rules, the values, the document before and the day of
 * then, or as it is now. The program's settings are today's in either case: they have no history.
 */
export const readJudgement = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  as: "then" | "now",
): Promise<Result<Judgement, Refusal>> =>
  deps.store.read(async (reader) => {
    const found = await findDocumentFor(deps, reader, caller, documentId);
    if (!found.ok) return found;
    const { joined, kind } = found.value;
    const now = { rulesVersion: kind.rulesVersion, version: joined.document.version, time: nowOf(deps) };
    const submission = as === "then" ? await findSubmission(reader, documentId) : undefined;
    if (as === "then" && submission === undefined) {
      return refuse("not-found", "This document was never submitted: there is no judgement of then.");
    }
    return judgeAt(reader, found.value, submission === undefined ? now : { ...submission, time: submission.at });
  });
