import { describe, expect, it } from "vitest";
import { createSheetJudge } from "../../../../addin/sync/sheet-judge.ts";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import type { DocumentModel, JudgeInput } from "../../../../shared/document/document-kind.ts";
import { modelOf } from "../../shared/measure/cqm-examples.ts";

const codes = (found: { readonly problems: readonly { readonly code: string }[] }) =>
  found.problems.map(({ code }) => code);

/** A model that counts how often its rules begin anew, and remembers the days they were given. */
function watched(model: DocumentModel): { readonly model: DocumentModel; readonly days: string[] } {
  const days: string[] = [];
  const startRules = (input: JudgeInput) => {
    days.push(input.today);
    if (model.startRules === undefined) throw new Error("The kind judges from nothing every time");
    return model.startRules(input);
  };
  return { model: { ...model, startRules }, days };
}

describe("judging a sheet reading after reading", () => {
  const { model, days } = watched(modelOf({ quarter: "2017-Q3" }));
  const judge = createSheetJudge(model, null);

  it("follows the sheet, cells that were cleared and rows that are gone included", () => {
    const blank = judge(new Map(), "2018-04-10");
    const typed = judge(cellsFromRecord({ "CMS122v5/numerator": 7, "CMS122v5/denominator": null }), "2018-04-10");
    const whole = judge(cellsFromRecord({ "CMS122v5/numerator": 7, "CMS122v5/denominator": 70 }), "2018-04-10");
    const gone = judge(new Map(), "2018-04-10");
    expect([blank, typed, whole, gone].map(codes)).toEqual([[], ["cqm-count-missing"], [], []]);
    expect([blank, typed, whole, gone].map(({ progress }) => progress.done)).toEqual([0, 0, 1, 0]);
    expect(days).toEqual(["2018-04-10"]);
  });

  it("begins anew on a new day, with what the sheet holds by then", () => {
    const cells = cellsFromRecord({ "CMS122v5/numerator": 7 });
    expect(codes(judge(cells, "2018-04-11"))).toEqual(["cqm-count-missing"]);
    expect(days).toEqual(["2018-04-10", "2018-04-11"]);
  });
});
