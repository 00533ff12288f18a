import type { CellChange } from "../../shared/cell.ts";
import { judgeDocument, type DocumentModel, type JudgeInput } from "../../shared/document/document-kind.ts";
import { createJudge, type Judge } from "../../shared/document/judge.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";
import type { DocumentRow } from "../db/documents.ts";
import type { PreviousAt } from "../db/judged-values.ts";
import { KnownDocuments } from "./known-documents.ts";

/** What makes a state of a document the one it is. */
export type Version = Pick<DocumentRow, "version" | "versionMadeBy">;

/** Everything but its cells that a document's problems depend on. */
interface Basis {
  readonly model: DocumentModel;
  readonly previous: PreviousAt | null;
  readonly today: IsoDate;
}

/** A document that is to be judged after changes. */
export interface Changed extends Basis {
  readonly documentId: string;
  /** The version that the changes were made to, and the one they led to. */
  readonly before: Version;
  readonly after: Version;
  readonly changes: readonly CellChange[];
  /** How many cells it has now. */
  readonly size: number;
  /** Its values now, and those of the document before: asked only where they have to be judged anew. */
  readonly values: () => Pick<JudgeInput, "cells" | "previous">;
}

interface KnownJudge extends Basis {
  readonly judge: Judge;
  readonly at: Version;
  readonly cells: { readonly size: number };
}

/** Some 14 MB: three hundred documents of sixteen cells, or ten of five thousand. A judge of quality measures takes 40 KB. */
const cellsKept = 50_000;
const cellsADocument = 150;

/** Where more changes than these reach more than a share of a document's cells, it is judged anew: that is faster then. */
const manyChanges = 100;
const largestShare = 0.25;

const isMostOf = (changes: number, cells: number): boolean => changes > manyChanges && changes > cells * largestShare;

const isSameVersion = (a: Version, b: Version): boolean =>
  a.version === b.version && a.versionMadeBy === b.versionMadeBy;

function isSamePrevious(a: PreviousAt | null, b: PreviousAt | null): boolean {
  if (a === null || b === null) return a === b;
  return a.documentId === b.documentId && isSameVersion(a, b);
}

/** The judge with the changes taken in; null where it cannot be told what else has changed. */
function judgeAfter(known: KnownJudge | undefined, { model, previous, today, before, changes }: Changed): Judge | null {
  if (known?.model !== model || known.today !== today) return null;
  if (!isSameVersion(known.at, before) || !isSamePrevious(known.previous, previous)) return null;
  known.judge.update(changes);
  return known.judge;
}

/**
 * Judges documents again and again: of one that was judged before, only what the changes reach. What it remembers of a
 * document is of use as long as nothing else was changed in it, and nothing that its rules look at.
 */
export class KnownJudges {
  readonly #known = new KnownDocuments<KnownJudge>(cellsKept, cellsADocument);

  problemsOf(changed: Changed): readonly Problem[] {
    const { documentId, model, previous, today, after, size } = changed;
    const known = this.#known.recall(documentId);
    this.#known.forget(documentId); // until it has taken the changes in: a judge that failed halfway would be wrong
    if (isMostOf(changed.changes.length, size)) return judgeDocument(model, { ...changed.values(), today });
    const judge = judgeAfter(known, changed) ?? createJudge(model, { ...changed.values(), today });
    this.#known.learn(documentId, { judge, model, previous, today, at: after, cells: { size } });
    return judge.problems();
  }
}
