import type { CellChange, Cells, CellValue, Path } from "../../shared/cell.ts";
import { ok } from "../../shared/result.ts";
import { listPrevious, type PreviousAt } from "../db/judged-values.ts";
import { findCells, findHeads, writePushes, type FoundHead, type StoredCells } from "../db/pushes.ts";
import type { ByHand, Transactor } from "../db/store.ts";
import {
  inPlace,
  judgeAlone,
  outcomesOf,
  takenOn,
  withSessions,
  type CommitOutcome,
  type Judged,
  type Problems,
  type SignedInPushes,
} from "./commit-pushes.ts";
import { decidePushes, partsOf, type Decided, type Pushed } from "./decide-pushes.ts";
import { KnownDocuments } from "./known-documents.ts";
import { KnownJudges, type Changed, type Version } from "./known-judges.ts";
import { todayOf, type ServiceDeps } from "./service-deps.ts";
import { madeBy, rowsOf } from "./write-run.ts";

/** All cells of a document, as of a version. */
interface KnownCells extends Version {
  readonly cells: StoredCells;
}

/** Some 12 MB: two thousand documents of sixteen cells, or ten of five thousand. */
const cellsKept = 50_000;
const cellsADocument = 10;

/** A group that is written, with the documents it was decided on and those that they are compared with. */
interface Written {
  readonly signedIn: SignedInPushes;
  readonly decided: Decided;
  readonly previous: ReadonlyMap<string, PreviousAt>;
  readonly known: ReadonlyMap<string, KnownCells>;
}

const hasConflicts = ({ outcomes }: Decided): boolean =>
  outcomes.some(
    (outcome) =>
      outcome.status === "fulfilled" &&
      outcome.value.ok &&
      outcome.value.value.run.results.some(({ conflicts }) => conflicts.length > 0),
  );

/** What runs changed, by document. */
function changesOf({ runs }: Decided): ReadonlyMap<string, readonly CellChange[]> {
  const changed = new Map<string, CellChange[]>();
  for (const { run, context } of runs) {
    const changes = changed.get(context.documentId) ?? [];
    changed.set(context.documentId, changes);
    for (const taken of run.taken) for (const { path, after } of taken.changes) changes.push({ path, value: after });
  }
  return changed;
}

const filledIn = (cells: StoredCells): Cells => {
  const values = new Map<Path, CellValue>();
  for (const [path, { value }] of cells) if (value !== null) values.set(path, value);
  return values;
};

/** The documents as the runs have left them. */
function afterRuns({ known, decided }: Written): Map<string, KnownCells> {
  const after = new Map(known);
  for (const { run, context } of decided.runs) {
    const versionMadeBy = madeBy(run) ?? after.get(context.documentId)?.versionMadeBy ?? null;
    after.set(context.documentId, { version: run.version, versionMadeBy, cells: run.cells });
  }
  return after;
}

class LocalCommit {
  readonly #deps: ServiceDeps;
  readonly #known = new KnownDocuments<KnownCells>(cellsKept, cellsADocument);
  readonly #judges = new KnownJudges();

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  async commit(pushes: readonly Pushed[]): Promise<CommitOutcome[]> {
    const written = await this.#deps.store.write<Written, never>(async (transactor) => {
      const group = await this.#decide(transactor, pushes);
      await writePushes(transactor, rowsOf(group.decided.runs));
      return ok(group);
    });
    if (!written.ok) return written.error;
    const { signedIn, decided } = written.value;
    const after = afterRuns(written.value);
    for (const [documentId, known] of after) this.#known.learn(documentId, known);
    return inPlace(signedIn, outcomesOf(decided, this.#judge(written.value, after)));
  }

  async #decide(transactor: Transactor, pushes: readonly Pushed[]): Promise<Written> {
    const signedIn = await withSessions(this.#deps, transactor, pushes);
    const heads = await findHeads(transactor, signedIn.pushes.map(partsOf));
    const previous = await listPrevious(transactor, [...heads.keys()]);
    const versions = new Map<string, Version>([...previous.values()].map((one) => [one.documentId, one]));
    for (const [documentId, { joined }] of heads) versions.set(documentId, joined.document);

    const known = await this.#cellsAt(transactor, versions);
    const decided = this.#decideOn(heads, known, signedIn);
    if (!hasConflicts(decided)) return { signedIn, decided, previous, known };
    // A conflict names whoever changed the cell, and a name may have changed since it was learned.
    for (const documentId of versions.keys()) this.#known.forget(documentId);
    const read = await this.#cellsAt(transactor, versions);
    return { signedIn, decided: this.#decideOn(heads, read, signedIn), previous, known: read };
  }

  #decideOn(
    heads: ReadonlyMap<string, FoundHead>,
    known: ReadonlyMap<string, KnownCells>,
    { pushes }: SignedInPushes,
  ): Decided {
    const found = [...heads].map(
      ([documentId, head]) => [documentId, { ...head, cells: known.get(documentId)?.cells ?? new Map() }] as const,
    );
    return decidePushes(this.#deps, new Map(found), pushes);
  }

  /** The cells of documents at the versions that are stored: those known at just that version, and the others read. */
  async #cellsAt(reader: ByHand, versions: ReadonlyMap<string, Version>): Promise<ReadonlyMap<string, KnownCells>> {
    const found = new Map<string, KnownCells>();
    for (const [documentId, { version, versionMadeBy }] of versions) {
      const known = this.#known.recall(documentId);
      if (known?.version === version && known.versionMadeBy === versionMadeBy) found.set(documentId, known);
    }
    const unknown = [...versions].filter(([documentId]) => !found.has(documentId));
    const read = await findCells(
      reader,
      unknown.map(([documentId]) => documentId),
    );
    for (const [documentId, { version, versionMadeBy }] of unknown) {
      found.set(documentId, { version, versionMadeBy, cells: read.get(documentId) ?? new Map() });
    }
    return found;
  }

  /** Of each document once, however many pushes it had. */
  async #judge({ decided, previous, known }: Written, after: ReadonlyMap<string, KnownCells>): Promise<Problems> {
    const changes = changesOf(decided);
    const valuesOf = (documentId: string): Cells => filledIn(after.get(documentId)?.cells ?? new Map());
    const judged = new Map<string, Judged>();
    for (const { joined, model } of takenOn(decided)) {
      const { documentId } = joined.document;
      const [then, now] = [known.get(documentId), after.get(documentId)];
      if (judged.has(documentId) || then === undefined || now === undefined) continue;
      const before = previous.get(documentId) ?? null;
      const changed: Changed = {
        documentId,
        model,
        today: todayOf(this.#deps, joined.program),
        previous: before,
        before: then,
        after: now,
        changes: changes.get(documentId) ?? [],
        size: now.cells.size,
        values: () => ({
          cells: valuesOf(documentId),
          previous: before === null ? null : { period: before.period, cells: valuesOf(before.documentId) },
        }),
      };
      const one = judgeAlone(() => this.#judges.problemsOf(changed));
      judged.set(documentId, one);
    }
    return judged;
  }
}

/**
 * Makes the way in which pushes are committed under the write lock: a group is read, decided and written in one transaction.
 * Cells of documents that this process has pushed to before are not read again, as long as their version is still the one
 * that it left: a cell changes only together with its document's version.
 */
export function createLocalCommit(deps: ServiceDeps): (pushes: readonly Pushed[]) => Promise<CommitOutcome[]> {
  const local = new LocalCommit(deps);
  return (pushes) => local.commit(pushes);
}
