import { decodeGrid } from "../../shared/grid/decode-grid.ts";
import { encodeGrid } from "../../shared/grid/encode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { freeSheetNames } from "./free-names.ts";
import { paintSheet } from "./paint-sheet.ts";
import { planSheet } from "./sheet-plan.ts";
import { usedValues } from "./used-values.ts";
import type { Binding, ScoreSheet, WorkbookError } from "./workbook.ts";

/** Teams are smaller; asking for so many names costs one round trip whether they are there or not. */
const maxScorers = 12;

const scorers = Array.from({ length: maxScorers }, (_, index) => index + 1);

/** Hidden names point to the sheets: they follow when people rename or move them, and survive other software. */
const nameOf = ({ documentId }: Binding, scorer: number): string =>
  `Milepost.scorer.${documentId.replaceAll(/[^A-Za-z0-9]/g, "_")}.${scorer}`;

interface ScorerQuery {
  readonly scorer: number;
  readonly name: Excel.NamedItem;
  readonly sheet: Excel.Worksheet;
}

function queryScorer(context: Excel.RequestContext, binding: Binding, scorer: number): ScorerQuery {
  const name = context.workbook.names.getItemOrNullObject(nameOf(binding, scorer));
  name.load("name");
  const sheet = name.getRangeOrNullObject().worksheet;
  sheet.load("name,visibility");
  return { scorer, name, sheet };
}

/** Puts the next scorer's sheet at the workbook's end: one round trip to look, one to build. */
export async function addScoreSheet(
  context: Excel.RequestContext,
  binding: Binding,
  gridFor: (scorer: number) => Grid,
  subtitle: string,
): Promise<Result<number, WorkbookError>> {
  const { names, protection, worksheets } = context.workbook;
  const queries = scorers.map((scorer) => queryScorer(context, binding, scorer));
  worksheets.load("items/name");
  protection.load("protected");
  await context.sync();

  if (protection.protected) return err({ kind: "protected" });
  const free = queries.find(({ sheet }) => sheet.isNullObject);
  if (free === undefined) return err({ kind: "failed", code: "TooManyScorers" });
  const grid = gridFor(free.scorer);
  const [sheetName] = freeSheetNames(
    [grid.sheetName],
    worksheets.items.map(({ name }) => name),
  );
  context.application.suspendScreenUpdatingUntilNextSync();
  const sheet = worksheets.add(sheetName);
  paintSheet(sheet, grid, planSheet(grid, encodeGrid(grid, new Map(), subtitle)), () => "");
  // A name whose sheet was deleted still stands, and points nowhere.
  if (!free.name.isNullObject) free.name.delete();
  names.add(nameOf(binding, free.scorer), sheet.getRange("A1")).visible = false;
  sheet.activate();
  await context.sync();
  return ok(free.scorer);
}

export async function readScoreSheets(
  context: Excel.RequestContext,
  binding: Binding,
  grid: Grid,
): Promise<Result<readonly ScoreSheet[], WorkbookError>> {
  const queries = scorers.map((scorer) => {
    const query = queryScorer(context, binding, scorer);
    const used = query.sheet.getUsedRangeOrNullObject(true);
    used.load("values,rowIndex,columnIndex");
    return { ...query, used };
  });
  await context.sync();

  return ok(
    queries
      .filter(({ sheet }) => !sheet.isNullObject)
      .map(({ scorer, sheet, used }) => {
        const decoded = decodeGrid(grid, usedValues(used));
        return {
          scorer,
          sheetName: sheet.name,
          isIn: sheet.visibility === "VeryHidden",
          cells: decoded.ok ? decoded.value.cells : new Map(),
        };
      }),
  );
}

/** Excel's own dialogs do not offer a very hidden sheet: nobody comes across another's scores by mistake. */
export async function setScoreSheetIn(
  context: Excel.RequestContext,
  binding: Binding,
  scorer: number,
  isIn: boolean,
): Promise<Result<null, WorkbookError>> {
  const { sheet } = queryScorer(context, binding, scorer);
  await context.sync();

  if (sheet.isNullObject) return err({ kind: "sheet-missing" });
  sheet.visibility = isIn ? "VeryHidden" : "Visible";
  if (!isIn) sheet.activate();
  await context.sync();
  return ok(null);
}
