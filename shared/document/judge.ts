import type { CellChange, Cells, CellValue, Path } from "../cell.ts";
import { bySeverity, type Problem } from "../problem.ts";
import type { DocumentModel, JudgeInput, Progress, RunningRules } from "./document-kind.ts";
import { startTypes } from "./judge-types.ts";
import type { Requirement } from "./requirement.ts";

/** Judges one document over and over while its cells change. */
export interface Judge {
  /** What `judgeDocument` would say of the cells as they are now. */
  readonly problems: () => readonly Problem[];
  /** Takes changes in and gives the problems after them. Null clears a cell; a path the document has not changes nothing. */
  readonly update: (changes: Iterable<CellChange>) => readonly Problem[];
  readonly progress: () => Progress;
  /** Null for kinds whose periods ask for no number of things. */
  readonly requirement: () => Requirement | null;
}

/** For kinds whose documents are small: all rules again after every change. */
function startSmallRules({ progress, requirement, rules }: DocumentModel, input: JudgeInput): RunningRules {
  let { cells } = input;
  return {
    problems: () => rules({ ...input, cells }),
    update: (now) => {
      cells = now;
    },
    progress: () => progress(cells),
    ...(requirement === undefined ? {} : { requirement: () => requirement(cells) }),
  };
}

/**
 * A judge that remembers: it costs as much as `judgeDocument` to make, and after a change only what the change can reach.
 * It says the same of the same cells, whatever way they came to be so. `previous` and `today` stay those it was made with.
 */
export function createJudge(model: DocumentModel, input: JudgeInput): Judge {
  const cells = new Map<Path, CellValue>();
  for (const [path, value] of input.cells) if (value !== null) cells.set(path, value);
  const own: JudgeInput = { ...input, cells };
  const types = startTypes(model.grids, cells);
  const rules = model.startRules?.(own) ?? startSmallRules(model, own);
  const combined = (): readonly Problem[] => bySeverity([...types.problems(), ...rules.problems()]);
  let problems = combined();
  return {
    problems: () => problems,
    progress: rules.progress,
    requirement: () => rules.requirement?.() ?? null,
    update: (changes) => {
      const changed = new Set<Path>();
      for (const { path, value } of changes) {
        if ((cells.get(path) ?? null) === value) continue;
        changed.add(path);
        if (value === null) cells.delete(path);
        else cells.set(path, value);
      }
      if (changed.size === 0) return problems;
      types.update(cells, changed);
      rules.update(cells, changed);
      problems = combined();
      return problems;
    },
  };
}

/** What turns one map of cells into the other; absent and null mean the same. */
export function changesBetween(before: Cells, after: Cells): CellChange[] {
  const changes: CellChange[] = [];
  let found = 0;
  for (const [path, value] of after) {
    const earlier = before.get(path);
    if (earlier !== undefined) found++;
    if ((earlier ?? null) !== value) changes.push({ path, value });
  }
  // After a value typed every path is still there: looking for them once more would cost as much again.
  if (found === before.size) return changes;
  for (const [path, value] of before) if (value !== null && !after.has(path)) changes.push({ path, value: null });
  return changes;
}
