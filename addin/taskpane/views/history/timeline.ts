import type { z } from "zod/mini";
import type { historyReplySchema } from "../../../../shared/protocol/history.ts";

/** A page of the history as it is read. */
export type HistoryPage = z.infer<typeof historyReplySchema>;

type Explanation = NonNullable<HistoryPage["explanations"]>[number];

type Change = HistoryPage["changes"][number];

/** What somebody did at one moment: cells saved together, a step, words in a thread, or an answer to a problem. */
export type HistoryEntry = { readonly by: string; readonly at: string } & (
  | { readonly did: "change"; readonly changes: readonly Change[] }
  | { readonly did: "step"; readonly step: HistoryPage["transitions"][number] }
  | { readonly did: "comment"; readonly comment: HistoryPage["comments"][number] }
  | { readonly did: "explanation"; readonly explanation: Explanation }
);

/** Cells that one person saved in one version belong together. */
function savedTogether(changes: readonly Change[]): HistoryEntry[] {
  const groups = new Map<number, Change[]>();
  for (const change of changes) groups.set(change.version, [...(groups.get(change.version) ?? []), change]);
  return [...groups.values()].flatMap((group): HistoryEntry[] => {
    const [first] = group;
    return first === undefined ? [] : [{ did: "change", by: first.changedBy, at: first.changedAt, changes: group }];
  });
}

const oldest = (times: readonly string[]): string => times.toSorted()[0] ?? "";

/**
 * How far back everything is known: a log that filled the last page may go on below it, and what the others tell of
 * earlier days would stand there as if nothing else had happened.
 */
function knownSince({ changes, transitions, comments, explanations = [], nextCursor }: HistoryPage): string {
  if (nextCursor === null) return "";
  const logs = [
    changes.map(({ changedAt }) => changedAt),
    transitions.map(({ at }) => at),
    comments.map(({ at }) => at),
    explanations.map(({ at }) => at),
  ];
  const longest = Math.max(...logs.map((log) => log.length));
  const unfinished = logs.filter((log) => log.length === longest);
  return unfinished.map(oldest).toSorted().at(-1) ?? "";
}

/** The pages read so far as one line of entries, newest first, as far back as all of it is known. */
export function timelineOf(pages: readonly HistoryPage[]): HistoryEntry[] {
  const last = pages.at(-1);
  if (last === undefined) return [];
  const since = knownSince(last);
  const entries: HistoryEntry[] = [
    ...savedTogether(pages.flatMap(({ changes }) => changes)),
    ...pages.flatMap(({ transitions }) =>
      transitions.map((step): HistoryEntry => ({ did: "step", by: step.by, at: step.at, step })),
    ),
    ...pages.flatMap(({ comments }) =>
      comments.map((comment): HistoryEntry => ({ did: "comment", by: comment.by, at: comment.at, comment })),
    ),
    ...pages.flatMap(({ explanations = [] }) =>
      explanations.map((one): HistoryEntry => ({ did: "explanation", by: one.by, at: one.at, explanation: one })),
    ),
  ];
  return entries.filter(({ at }) => at >= since).toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}
