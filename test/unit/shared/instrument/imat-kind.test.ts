import { describe, expect, it } from "vitest";
import { isPath } from "../../../../shared/cell.ts";
import { isInputColumn, isKeyColumn } from "../../../../shared/grid/grid.ts";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import { changed, faultless, imatModel, march } from "./imat-examples.ts";

describe("IMAT settings", () => {
  it("are all optional: due at the end of the month of assessment", () => {
    expect(imatKind.checkSettings(undefined).ok).toBe(true);
    expect(imatKind.checkSettings({}).ok).toBe(true);
    expect(imatKind.dueDate(march, undefined)).toBe("2024-03-31");
  });

  it("can move the due date by whole months", () => {
    expect(imatKind.dueDate(march, { dueMonthsAfter: 11 })).toBe("2025-02-28");
  });

  it("are refused with the field's name", () => {
    expect(imatKind.checkSettings({ dueMonthsAfter: 13 })).toMatchObject({
      error: "dueMonthsAfter: write a whole number of months from 0 to 12.",
    });
    expect(imatKind.checkSettings({ dueMonths: 1 })).toMatchObject({ error: expect.stringMatching(/^dueMonths: /) });
    expect(imatKind.checkSettings("soon")).toMatchObject({ error: expect.stringMatching(/^IMAT settings: /) });
    const model = imatKind.model({
      period: march,
      practice: { name: "Alder Creek", attributes: {} },
      settings: { dueMonthsAfter: 0.5 },
    });
    expect(model.ok).toBe(false);
  });
});

describe("IMAT grids", () => {
  const [practice, milestones] = imatModel().grids;

  it("have a path for every answer, score and note, each once", () => {
    const paths = imatModel().grids.flatMap((grid) =>
      grid.rows.flatMap(({ key }) => grid.columns.filter(isInputColumn).map(({ id }) => `${key}/${id}`)),
    );
    expect(paths).toHaveLength(17 + 16 * 2);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !isPath(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(["patientsMediCal/value", "1/score", "16/score", "7/note"]));
  });

  it("have titles and helps that Excel takes", () => {
    for (const grid of imatModel().grids) {
      expect(grid.sheetName.length).toBeLessThanOrEqual(31);
      expect(grid.columns.filter(isKeyColumn)).toHaveLength(1);
      expect(new Set(grid.columns.map(({ title }) => title)).size).toBe(grid.columns.length);
      for (const { help } of grid.columns) expect((help ?? "").length).toBeLessThanOrEqual(255);
    }
    expect(practice?.columns.map(({ title }) => title)).toEqual(["Key", "Question", "Answer", "How to answer"]);
    expect(milestones?.columns.map(({ title }) => title)).toEqual([
      "#",
      "Section",
      "Milestone",
      "0 - Not yet started",
      "1 - Developing",
      "2 - Implementing",
      "3 - Functioning",
      "Score",
      "Notes",
    ]);
  });

  it("give milestone 5, and only that, other levels to a solo practice", () => {
    const solo = imatModel({ practiceType: "solo" }).grids[1];
    const multi = imatModel({ practiceType: "multi-provider" }).grids[1];
    const differing = solo?.rows.filter((row, index) => row.texts["level3"] !== multi?.rows[index]?.texts["level3"]);
    expect(differing?.map(({ key }) => key)).toEqual(["5"]);
    expect(multi?.rows).toEqual(milestones?.rows);
  });

  it("refuse a practice type they do not know", () => {
    const model = imatKind.model({
      period: march,
      practice: { name: "Alder Creek", attributes: { practiceType: "duo" } },
      settings: {},
    });
    expect(model).toEqual({ ok: false, error: expect.stringContaining('"duo"') });
  });

  it("mark wording that was reconstructed, sections and levels alike, and say what the mark means", () => {
    expect(milestones?.intro).toContain("†");
    expect(milestones?.rows.map(({ texts }) => texts["section"]?.endsWith(" †"))).toEqual(
      Array.from({ length: 16 }, (_, index) => [6, 7, 9, 10].includes(index + 1)),
    );
    const lost = (key: string): string[] =>
      ["level0", "level1", "level2", "level3"].filter((id) =>
        milestones?.rows.find((row) => row.key === key)?.texts[id]?.endsWith(" †"),
      );
    // Counted against the source's columns.
    expect(lost("4")).toEqual(["level1"]);
    expect(lost("7")).toEqual(["level0", "level2", "level3"]);
    expect(lost("12")).toEqual([]);
    expect(lost("15")).toEqual([]);
  });
});

describe("IMAT progress", () => {
  it("counts scores that can be read", () => {
    const cells = changed(faultless, { "1/score": null, "2/score": "many", "3/score": "1 - Planning" });
    expect(imatModel().progress(cells)).toEqual({ done: 14, of: 16, words: "milestones scored" });
  });
});
