import type { Problem } from "../../shared/problem.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listJudgedValues, type JudgedValues } from "../db/judged-values.ts";
import { findSignedIn } from "../db/people.ts";
import type { ByHand } from "../db/store.ts";
import type { Decided, Pushed, Taken } from "./decide-pushes.ts";
import { judgeNow } from "./document-at.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { callerOf } from "./sign-in.ts";

/** The problems of a document; or what its rules threw, which is a defect of ours. */
export type Judged = PromiseSettledResult<readonly Problem[]>;

/** What judging found, by document. */
export type Problems = ReadonlyMap<string, Judged>;

/** What became of a push that is committed, with the problems of all its group, found after the commit. */
interface Committed extends Taken {
  readonly problems: Promise<Problems>;
}

export type CommitOutcome = PromiseSettledResult<Result<Committed, Refusal>>;

/** A group of pushes without those whose session is no more, which are refused by their place in the group. */
export interface SignedInPushes {
  readonly pushes: readonly Pushed[];
  readonly refused: ReadonlyMap<number, Refusal>;
}

/** Looks at the sessions of a group, which were taken on trust until here. */
export async function withSessions(
  deps: ServiceDeps,
  reader: ByHand,
  pushes: readonly Pushed[],
): Promise<SignedInPushes> {
  const sessions = await findSignedIn(reader, [...new Set(pushes.map(({ caller }) => caller.tokenHash))]);
  const refused = new Map<number, Refusal>();
  const signedIn: Pushed[] = [];
  for (const [place, pushed] of pushes.entries()) {
    const { tokenHash } = pushed.caller;
    const caller = callerOf(deps, tokenHash, sessions.get(tokenHash));
    if (caller.ok) signedIn.push({ ...pushed, caller: caller.value });
    else refused.set(place, caller.error);
  }
  return { pushes: signedIn, refused };
}

/** Puts those refused for their session back into their places. */
export function inPlace({ refused }: SignedInPushes, decided: readonly CommitOutcome[]): CommitOutcome[] {
  const outcomes = [...decided];
  for (const [place, error] of [...refused].toSorted(([a], [b]) => a - b)) {
    const value: Result<never, Refusal> = { ok: false, error };
    outcomes.splice(place, 0, { status: "fulfilled", value });
  }
  return outcomes;
}

/** The documents that pushes of a group were taken on. */
export const takenOn = ({ outcomes }: Decided): Taken["at"][] =>
  outcomes.flatMap((outcome) => (outcome.status === "fulfilled" && outcome.value.ok ? [outcome.value.value.at] : []));

/** Judges one document of a group: what its rules throw is for those who pushed to it, and keeps no reply from the others. */
export function judgeAlone(judge: () => readonly Problem[]): Judged {
  try {
    return { status: "fulfilled", value: judge() };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

/** The problems of documents by id, as they stand now; of each once, however many pushes it had. */
export function judgeAll(
  deps: ServiceDeps,
  documents: readonly Taken["at"][],
  values: ReadonlyMap<string, JudgedValues>,
): Problems {
  const byId = new Map(documents.map((at) => [at.joined.document.documentId, at]));
  const judged = new Map<string, Judged>();
  for (const [documentId, { cells, previous }] of values) {
    const at = byId.get(documentId);
    if (at === undefined) continue;
    const one = judgeAlone(() => judgeNow(deps, at, cells, previous));
    judged.set(documentId, one);
  }
  return judged;
}

export async function judgeTaken(deps: ServiceDeps, documents: readonly Taken["at"][]): Promise<Problems> {
  if (documents.length === 0) return new Map();
  const documentIds = new Set(documents.map(({ joined }) => joined.document.documentId));
  return judgeAll(deps, documents, await listJudgedValues(deps.store.once, [...documentIds]));
}

export const outcomesOf = ({ outcomes }: Decided, problems: Promise<Problems>): CommitOutcome[] =>
  outcomes.map((outcome): CommitOutcome => {
    if (outcome.status === "rejected") return outcome;
    const { value } = outcome;
    return { status: "fulfilled", value: value.ok ? ok({ ...value.value, problems }) : value };
  });
