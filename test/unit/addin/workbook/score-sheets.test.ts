import { describe, expect, it } from "vitest";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import { parsePeriod } from "../../../../shared/period.ts";
import { gridsOf, requestFor } from "./demo-documents.ts";
import { openBook, valueOf } from "./open-book.ts";

function scoringOfImat() {
  const period = valueOf(parsePeriod("2031-03"));
  const model = valueOf(imatKind.model({ period, practice: { name: "Alder Creek", attributes: {} }, settings: null }));
  if (model.teamScoring === undefined) throw new Error("IMAT is scored by a team");
  return model.teamScoring;
}

const scoring = scoringOfImat();

async function bookWithAssessment() {
  const book = await openBook();
  const grids = gridsOf("imat", "2031-03");
  const binding = valueOf(await book.workbook.insert(requestFor("imat", "2031-03", grids)));
  return { ...book, grids, binding };
}

describe("score sheets", () => {
  it("are made one a scorer, and read together in one round trip", async () => {
    const { workbook, host, binding, counting } = await bookWithAssessment();
    for (const scorer of [1, 2, 3]) {
      const made = await counting(() => workbook.addScoreSheet(binding, scoring.gridFor, "Alder Creek"));
      expect(made).toEqual({ trips: 2, value: scorer });
    }
    host.type("IMAT scorer 2", "H5", 3);
    host.type("IMAT scorer 2", "I5", "Seen in the minutes.");
    const read = await counting(() => workbook.readScoreSheets(binding, scoring.gridFor(1)));
    expect(read.trips).toBe(1);
    expect(read.value.map(({ scorer, sheetName, isIn }) => [scorer, sheetName, isIn])).toEqual([
      [1, "IMAT scorer 1", false],
      [2, "IMAT scorer 2", false],
      [3, "IMAT scorer 3", false],
    ]);
    expect(read.value.map(({ cells }) => cells.get("1/score") ?? null)).toEqual([null, 3, null]);
    expect(read.value[1]?.cells.get("1/note")).toBe("Seen in the minutes.");
  });

  it("are handed in out of everybody's sight, and come back", async () => {
    const { workbook, binding, ask } = await bookWithAssessment();
    valueOf(await workbook.addScoreSheet(binding, scoring.gridFor, "Alder Creek"));
    const visibility = (): Promise<string> =>
      ask(async (context) => {
        const sheet = context.workbook.worksheets.getItem("IMAT scorer 1");
        sheet.load("visibility");
        await context.sync();
        return sheet.visibility;
      });
    valueOf(await workbook.setScoreSheetIn(binding, 1, true));
    expect(await visibility()).toBe("VeryHidden");
    expect(valueOf(await workbook.readScoreSheets(binding, scoring.gridFor(1)))).toMatchObject([{ isIn: true }]);
    valueOf(await workbook.setScoreSheetIn(binding, 1, false));
    expect(await visibility()).toBe("Visible");
    expect(await workbook.setScoreSheetIn(binding, 2, true)).toEqual({ ok: false, error: { kind: "sheet-missing" } });
  });

  it("are found again by another pane after they were renamed, and are never taken for the document", async () => {
    const { workbook, reopen, grids, binding, ask } = await bookWithAssessment();
    valueOf(await workbook.addScoreSheet(binding, scoring.gridFor, "Alder Creek"));
    await ask(async (context) => {
      context.workbook.worksheets.getItem("IMAT scorer 1").name = "Front desk";
      await context.sync();
    });
    const fresh = reopen();
    expect(valueOf(await fresh.readScoreSheets(binding, scoring.gridFor(1)))).toMatchObject([
      { scorer: 1, sheetName: "Front desk" },
    ]);
    expect(valueOf(await fresh.findUnbound([{ kind: "imat", grids }]))).toEqual([]);
    expect(valueOf(await fresh.readScoreSheets({ ...binding, documentId: "other" }, scoring.gridFor(1)))).toEqual([]);
  });

  it("give a deleted scorer's number to the next", async () => {
    const { workbook, host, binding } = await bookWithAssessment();
    for (let made = 0; made < 2; made++) valueOf(await workbook.addScoreSheet(binding, scoring.gridFor, "Alder Creek"));
    host.deleteSheet(host.model.sheet("IMAT scorer 1"));
    const left = valueOf(await workbook.readScoreSheets(binding, scoring.gridFor(1)));
    expect(left.map(({ scorer }) => scorer)).toEqual([2]);
    expect(valueOf(await workbook.addScoreSheet(binding, scoring.gridFor, "Alder Creek"))).toBe(1);
  });
});
