import type { CellChange } from "../../shared/cell.ts";
import type { DocumentModel } from "../../shared/document/document-kind.ts";
import type { ItemSpread, Settled, TeamScoring } from "../../shared/document/team-scoring.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, Workbook, WorkbookError } from "../workbook/workbook.ts";

/** One member of the team, as far as the others may know. */
export interface Scorer {
  readonly scorer: number;
  readonly isIn: boolean;
  readonly scored: number;
  readonly of: number;
}

/** An item as the team talks about it. */
export interface ItemToSettle extends ItemSpread {
  readonly settled: Settled;
}

export interface TeamState {
  readonly scorers: readonly Scorer[];
  /** Null until two or more are in and nobody is still scoring: until then nobody sees another's scores. */
  readonly items: readonly ItemToSettle[] | null;
}

/** Scoring together in one document's workbook. */
export interface ScoringDesk {
  readonly scale: TeamScoring["scale"];
  readonly read: () => Promise<Result<TeamState, WorkbookError>>;
  /** Makes a sheet for one more scorer and shows it. */
  readonly add: () => Promise<Result<number, WorkbookError>>;
  /** Hands a scorer's sheet in, or gives it back to go on. */
  readonly setIn: (scorer: number, isIn: boolean) => Promise<Result<null, WorkbookError>>;
  /** What to write for what the team settled on, with the notes as they stand in the sheet now. */
  readonly changesFor: (
    settled: readonly { readonly key: string; readonly score: number; readonly reason: string | null }[],
  ) => Promise<Result<readonly CellChange[], WorkbookError>>;
  /** What to write to share what single members gave an item: without their numbers, in its note. */
  readonly sharing: (item: ItemSpread) => Promise<Result<readonly CellChange[], WorkbookError>>;
}

const fewest = 2;

/** Null for documents that are not scored by a team. */
export function createScoringDesk(workbook: Workbook, binding: Binding, model: DocumentModel): ScoringDesk | null {
  const { teamScoring: scoring, grids } = model;
  if (scoring === undefined) return null;
  return {
    scale: scoring.scale,
    read: async () => {
      const sheets = await workbook.readScoreSheets(binding, scoring.gridFor(1));
      if (!sheets.ok) return sheets;
      const scorers = sheets.value.map(({ scorer, isIn, cells }) => ({ scorer, isIn, ...scoring.scoredIn(cells) }));
      if (scorers.length < fewest || scorers.some(({ isIn }) => !isIn)) return ok({ scorers, items: null });
      const document = await workbook.read(binding, grids);
      if (!document.ok) return err(document.error);
      const items = scoring
        .spread(sheets.value)
        .map((item) => ({ ...item, settled: scoring.settledIn(document.value.cells, item.key) }));
      return ok({ scorers, items });
    },
    add: () => workbook.addScoreSheet(binding, scoring.gridFor, `${binding.practiceName} · ${binding.period}`),
    setIn: (scorer, isIn) => workbook.setScoreSheetIn(binding, scorer, isIn),
    changesFor: async (settled) => {
      const document = await workbook.read(binding, grids);
      if (!document.ok) return document;
      const { cells } = document.value;
      return ok(settled.flatMap(({ key, score, reason }) => scoring.settle(cells, key, score, reason)));
    },
    sharing: async ({ key, scores }) => {
      const document = await workbook.read(binding, grids);
      return document.ok ? ok(scoring.share(document.value.cells, key, scores)) : document;
    },
  };
}
