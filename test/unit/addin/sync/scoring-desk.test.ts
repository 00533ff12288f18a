import { describe, expect, it } from "vitest";
import type { Cells } from "../../../../shared/cell.ts";
import { ok } from "../../../../shared/result.ts";
import { createScoringDesk } from "../../../../addin/sync/scoring-desk.ts";
import type { ScoreSheet, SheetReading, Workbook } from "../../../../addin/workbook/workbook.ts";
import { bindingOf, documentOf, modelFor } from "../../../browser/gallery/sample.ts";
import { fakeWorkbook } from "../../../support/pane-fakes.ts";
import { smallModel } from "./support/small-kind.ts";

const document = documentOf("alder", "imat", "2018-01", "draft");
const model = modelFor(document);
const binding = bindingOf(document);

const sheet = (scorer: number, isIn: boolean, score: number): ScoreSheet => ({
  scorer,
  isIn,
  sheetName: `IMAT scorer ${scorer}`,
  cells: new Map([["7/score", score]]),
});

function deskOver(sheets: readonly ScoreSheet[], cells: Cells = new Map()) {
  const reading: SheetReading = { grids: [], cells };
  const workbook: Workbook = {
    ...fakeWorkbook(),
    readScoreSheets: () => Promise.resolve(ok(sheets)),
    read: () => Promise.resolve(ok(reading)),
  };
  const desk = createScoringDesk(workbook, binding, model);
  if (desk === null) throw new Error("IMAT is scored by a team");
  return desk;
}

describe("scoring together", () => {
  it.each([
    ["nobody has begun", []],
    ["one is alone", [sheet(1, true, 2)]],
    ["somebody is still scoring", [sheet(1, true, 2), sheet(2, false, 3)]],
  ])("shows nobody's scores while %s", async (_, sheets) => {
    const state = await deskOver(sheets).read();
    expect(state).toMatchObject({ ok: true, value: { items: null } });
    expect(JSON.stringify(state)).not.toContain('"score"');
  });

  it("shows where they differ once all are in, beside what the practice has settled on", async () => {
    const state = await deskOver([sheet(1, true, 0), sheet(2, true, 3)], new Map([["7/score", 1]])).read();
    if (!state.ok) throw new Error(state.error.kind);
    expect(state.value.scorers).toEqual([
      { scorer: 1, isIn: true, scored: 1, of: 16 },
      { scorer: 2, isIn: true, scored: 1, of: 16 },
    ]);
    expect(state.value.items?.[0]).toMatchObject({
      key: "7",
      lowest: 0,
      highest: 3,
      settled: { score: 1, note: null },
    });
  });

  it("adds a reason to the note as it stands in the sheet when it is recorded", async () => {
    const desk = deskOver([], new Map([["7/note", "As of June."]]));
    expect(await desk.changesFor([{ key: "7", score: 2, reason: "Agreed." }])).toEqual(
      ok([
        { path: "7/score", value: 2 },
        { path: "7/note", value: "As of June.\nAgreed." },
      ]),
    );
  });

  it("shares single scores only when it is asked to: in the note, once, and without saying whose they are", async () => {
    const sheets = [sheet(2, true, 3), sheet(5, true, 0)];
    const state = await deskOver(sheets).read();
    const item = state.ok ? state.value.items?.[0] : undefined;
    if (item === undefined) throw new Error("Both are in");
    const note = "As of June.\nScored alone: 0, 3.";
    expect(await deskOver(sheets, new Map([["7/note", "As of June."]])).sharing(item)).toEqual(
      ok([{ path: "7/note", value: note }]),
    );
    expect(await deskOver(sheets, new Map([["7/note", note]])).sharing(item)).toEqual(
      ok([{ path: "7/note", value: note }]),
    );
    const nobody = { ...item, scores: item.scores.map((score) => ({ ...score, score: null })) };
    expect(await deskOver(sheets).sharing(nobody)).toEqual(ok([]));
  });

  it("is not offered for documents that no team scores", () => {
    expect(createScoringDesk(fakeWorkbook(), binding, smallModel)).toBeNull();
  });
});
