import { hashSecret } from "../services/random.ts";
import type { Caller } from "../services/authorise.ts";
import { addComment } from "../services/comments.ts";
import { readQueue } from "../services/queue.ts";
import type { ServiceDeps } from "../services/service-deps.ts";
import { takeTransition } from "../services/transition.ts";
import { findPerson, listGrants } from "../db/people.ts";

const reviewer = "chita";

const reason = "Made-up reason: January is missing from the report. Please take it in and submit again.";
const question = "Made-up question: are the attendances of the walk-in centre in this?";

/** The reviewer as a session of theirs would have it. */
const findReviewer = (deps: ServiceDeps): Promise<Caller | null> =>
  deps.store.read(async (reader) => {
    const person = await findPerson(reader, reviewer);
    if (person === undefined) return null;
    return { ...person, grants: await listGrants(reader, reviewer), tokenHash: hashSecret("") };
  });

/**
 * Lets the sample's reviewer begin with what waits for them: one document is returned with a reason, and is late by now;
 * about another a question is asked. The rest waits.
 */
export async function reviewSample(deps: ServiceDeps): Promise<void> {
  const caller = await findReviewer(deps);
  if (caller === null) return;
  const queue = await readQueue(deps, caller, { kind: "cqm", status: "submitted", limit: 2 });
  const [toReturn, toAsk] = queue.ok ? queue.value.documents : [];
  if (toReturn !== undefined) {
    const { documentId, version } = toReturn.document;
    await takeTransition(deps, caller, documentId, { transition: "return", expectedVersion: version, comment: reason });
  }
  if (toAsk !== undefined) {
    await addComment(deps, caller, toAsk.document.documentId, { path: "AE4H/denominator", text: question });
  }
}
