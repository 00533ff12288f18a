import { createHash } from "node:crypto";
import type { CellChange, Path } from "../../shared/cell.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { Conflict, Mutation, MutationResult } from "../../shared/protocol/push.ts";
import { ok, type Result } from "../../shared/result.ts";
import { applyMutation, type Application } from "./apply-mutation.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** What is remembered of a mutation that was taken. */
export interface SeenMutation {
  readonly contentHash: string;
  readonly version: number;
  readonly madeVersion: boolean;
  readonly refused: readonly CellChange[];
}

export interface TakenMutation extends Application {
  readonly mutationId: string;
  readonly contentHash: string;
}

export interface RunInput {
  readonly version: number;
  readonly cells: ReadonlyMap<Path, StoredCell>;
  readonly seen: ReadonlyMap<string, SeenMutation>;
  /** With canonical values. */
  readonly mutations: readonly Mutation[];
  readonly author: { readonly name: string; readonly now: string };
}

export interface Run {
  readonly version: number;
  /** The document's cells after the run. */
  readonly cells: ReadonlyMap<Path, StoredCell>;
  readonly results: readonly MutationResult[];
  /** The mutations that had not been seen before, in order. */
  readonly taken: readonly TakenMutation[];
}

/** Two mutations with one hash say the same: base version and values, in whatever order the cells come. */
function hashContent({ baseVersion, cells }: Mutation): string {
  const pairs = cells.map(({ path, value }) => [path, value] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([baseVersion, pairs]))
    .digest("hex");
}

/** The refused cells that still differ from what the document holds, with what it holds. */
function conflictsOf(cells: ReadonlyMap<Path, StoredCell>, refused: readonly CellChange[]): Conflict[] {
  return refused.flatMap(({ path, value: mine }) => {
    const theirs = cells.get(path);
    return theirs === undefined || theirs.value === mine ? [] : [{ path, mine, theirs }];
  });
}

/** Decides a push's mutations in their order, each against what the earlier ones left. Changes nothing itself. */
export function runMutations(input: RunInput): Result<Run, Refusal> {
  let version = input.version;
  const cells = new Map(input.cells);
  const seen = new Map(input.seen);
  const ownVersions = new Set<number>();
  const results: MutationResult[] = [];
  const taken: TakenMutation[] = [];

  for (const mutation of input.mutations) {
    const { mutationId, baseVersion } = mutation;
    const contentHash = hashContent(mutation);
    const earlier = seen.get(mutationId);
    if (earlier !== undefined) {
      if (earlier.contentHash !== contentHash) return refuse("mutation-id-reused", `Mutation ${mutationId}.`);
      if (earlier.madeVersion) ownVersions.add(earlier.version);
      const conflicts = conflictsOf(cells, earlier.refused);
      results.push({ mutationId, outcome: "alreadyProcessed", version: earlier.version, conflicts });
      continue;
    }
    if (baseVersion > version) {
      return refuse("version-ahead", `Mutation ${mutationId} is based on version ${baseVersion}.`, { version });
    }
    const application = applyMutation({ version, cells }, mutation, ownVersions);
    version = application.version;
    if (application.madeVersion) ownVersions.add(version);
    for (const { path, after } of application.changes) {
      cells.set(path, { value: after, version, changedBy: input.author.name, changedAt: input.author.now });
    }
    const { outcome, refused } = application;
    results.push({ mutationId, outcome, version, conflicts: conflictsOf(cells, refused) });
    const mark = { ...application, mutationId, contentHash };
    seen.set(mutationId, mark);
    taken.push(mark);
  }
  return ok({ version, cells, results, taken });
}
