import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { isPath, valueAt, withChanges, type CellChange } from "../../shared/cell.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import { findCell } from "../../shared/grid/grid.ts";
import type { Problem } from "../../shared/problem.ts";
import { cellValueSchema, type PracticeDocument } from "../../shared/protocol/common.ts";
import { pushLimits, type Conflict, type MutationResult, type PushRequest } from "../../shared/protocol/push.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { WorkbookReply } from "../../shared/protocol/workbooks.ts";
import { ok, type Result } from "../../shared/result.ts";
import { findParts } from "../db/pushes.ts";
import type { Caller } from "./authorise.ts";
import { decidePushes, partsOf, type Pushed } from "./decide-pushes.ts";
import { judgeNow, valuesOf } from "./document-at.ts";
import type { Push } from "./push.ts";
import { readDocument } from "./read-document.ts";
import { readWorkbook, type FilledDocument } from "./read-workbook.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

const clientId = "workbook-upload";

/** What the sheets hold that the workbook had not agreed on with the server. */
const changesIn = ({ binding, sheets }: FilledDocument): CellChange[] =>
  changesSince(
    binding.base,
    sheets.flatMap(({ grid, decoded }) => (decoded === null ? [] : [{ grid, decoded }])),
  ).filter(({ path, value }) => isPath(path) && z.safeParse(cellValueSchema, value).success);

/**
 * The changes as a push on the workbook's own base, so that what somebody changed since is a conflict. The same file makes
 * the same ids: sent twice, it is taken once.
 */
function pushFrom({ binding }: FilledDocument, changes: readonly CellChange[]): PushRequest {
  const parts: CellChange[][] = [];
  for (let start = 0; start < changes.length; start += pushLimits.cellsPerMutation) {
    parts.push(changes.slice(start, start + pushLimits.cellsPerMutation));
  }
  const mutations = parts.map((cells) => {
    const content = JSON.stringify([binding.documentId, binding.baseVersion, cells]);
    const mutationId = `file-${createHash("sha256").update(content).digest("hex").slice(0, 48)}`;
    return { mutationId, baseVersion: binding.baseVersion, cells };
  });
  return { protocolVersion: PROTOCOL_VERSION, clientId, mutations };
}

/** What would come of a push, decided by the very rules of pushing, with nothing written. */
async function tryPush(deps: ServiceDeps, pushed: Pushed): Promise<Result<readonly MutationResult[], Refusal>> {
  const found = await deps.store.read((reader) => findParts(reader, [partsOf(pushed)]));
  const [outcome] = decidePushes(deps, found, [pushed]).outcomes;
  if (outcome?.status !== "fulfilled") throw outcome?.reason ?? new Error("A push without an outcome");
  return outcome.value.ok ? ok(outcome.value.value.run.results) : outcome.value;
}

type DocumentReply = WorkbookReply["documents"][number];

interface Applied {
  readonly results: readonly MutationResult[];
  readonly document: PracticeDocument;
  readonly problems: readonly Problem[];
}

async function applyTo(
  deps: ServiceDeps,
  push: Push,
  caller: Caller,
  filled: FilledDocument,
  changes: readonly CellChange[],
  isDry: boolean,
): Promise<Result<Applied, Refusal>> {
  const { document, cells, previous, problems } = filled.read;
  if (changes.length === 0) return ok({ results: [], document, problems });
  const request = pushFrom(filled, changes);
  if (isDry) {
    const results = await tryPush(deps, { caller, documentId: document.documentId, request });
    if (!results.ok) return results;
    const refused = new Set(results.value.flatMap(({ conflicts }) => conflicts.map(({ path }) => path)));
    const after = withChanges(
      valuesOf(cells),
      changes.filter(({ path }) => !refused.has(path)),
    );
    return ok({ results: results.value, document, problems: judgeNow(deps, filled.read, after, previous) });
  }
  const pushed = await push(caller, document.documentId, request);
  if (!pushed.ok) return pushed;
  const again = await readDocument(deps, caller, document.documentId);
  return again.ok
    ? ok({ results: pushed.value.results, document: again.value.document, problems: pushed.value.problems })
    : again;
}

function outcomeOf(results: readonly MutationResult[]): DocumentReply["outcome"] {
  if (results.length === 0) return "unchanged";
  if (results.some(({ outcome }) => outcome === "conflict")) return "conflict";
  return results.every(({ outcome }) => outcome === "alreadyProcessed") ? "alreadyProcessed" : "applied";
}

const wireProblems = (problems: readonly Problem[]): DocumentReply["problems"] =>
  problems.map(({ paths, fix, ...rest }) => ({
    ...rest,
    paths: [...paths],
    ...(fix === undefined ? {} : { fix: [...fix] }),
  }));

interface Reported {
  readonly document: DocumentReply;
  readonly sheets: WorkbookReply["sheets"];
}

function report(filled: FilledDocument, changes: readonly CellChange[], applied: Result<Applied, Refusal>): Reported {
  const { document, cells, model } = filled.read;
  const before = valuesOf(cells);
  const conflicts: readonly Conflict[] = applied.ok ? applied.value.results.flatMap((result) => result.conflicts) : [];
  const problems = applied.ok ? applied.value.problems : filled.read.problems;
  const taken = changes.filter(
    ({ path, value }) => valueAt(before, path) !== value && conflicts.every((conflict) => conflict.path !== path),
  );
  const gridOf = (path: string): string | undefined => findCell(model.grids, path)?.grid.id;
  return {
    document: {
      document: applied.ok ? applied.value.document : document,
      outcome: applied.ok ? outcomeOf(applied.value.results) : "refused",
      refusal: applied.ok ? null : { code: applied.error.code, detail: applied.error.detail ?? null },
      conflicts: [...conflicts],
      problems: wireProblems(problems),
    },
    sheets: filled.sheets.map(({ sheetName, grid, problems: ownProblems }) => ({
      sheetName,
      documentId: document.documentId,
      gridId: grid.id,
      why: null,
      changes: (applied.ok ? taken : [])
        .filter(({ path }) => gridOf(path) === grid.id)
        .map(({ path, value }) => ({ path, before: valueAt(before, path), after: value })),
      problems: wireProblems([
        ...ownProblems,
        ...problems.filter(({ paths }) => paths.some((path) => gridOf(path) === grid.id)),
      ]),
    })),
  };
}

/**
 * Takes a filled workbook: each of its documents is one push on the workbook's own base, by the same grids, rules and
 * decisions as a push from the pane. A document that refuses its push stands in no other's way.
 */
export async function uploadWorkbook(
  deps: ServiceDeps,
  push: Push,
  caller: Caller,
  bytes: Uint8Array,
  isDry: boolean,
): Promise<Result<WorkbookReply, Refusal>> {
  const workbook = await readWorkbook(deps, caller, bytes);
  if (!workbook.ok) return workbook;
  const reported: Reported[] = [];
  for (const filled of workbook.value.documents) {
    const changes = changesIn(filled);
    reported.push(report(filled, changes, await applyTo(deps, push, caller, filled, changes, isDry)));
  }
  const loose = workbook.value.loose.map(({ sheetName, why }) => ({
    sheetName,
    documentId: null,
    gridId: null,
    why,
    changes: [],
    problems: [],
  }));
  return ok({
    dryRun: isDry,
    sheets: [...reported.flatMap(({ sheets }) => sheets), ...loose],
    documents: reported.map(({ document }) => document),
  });
}
