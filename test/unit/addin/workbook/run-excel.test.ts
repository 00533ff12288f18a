import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { attempt } from "../../../../addin/workbook/run-excel.ts";
import { err, ok } from "../../../../shared/result.ts";

/** An Office.js error as it comes out of another frame: the same shape, another class. */
const officeError = (code: string): unknown =>
  runInNewContext(`Object.assign(new Error("The library's own words."), { name: "RichApi.Error", code })`, { code });

const outcomeOf = (error: unknown) =>
  attempt(async () => {
    throw error;
  });

describe("a failure in Excel", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cell-being-edited"],
    ["ItemNotFound", "sheet-missing"],
    ["AccessDenied", "protected"],
    ["ApiNotFound", "not-supported"],
    ["ActivityLimitReached", "busy"],
    ["GeneralException", "failed"],
  ])("%s is told as %s, by its code and without the library's words", async (code, kind) => {
    expect(await outcomeOf(officeError(code))).toEqual(err({ kind, code }));
  });

  it("is thrown on when it is no failure of Excel's but a bug", async () => {
    await expect(outcomeOf(new TypeError("x is undefined"))).rejects.toThrow("x is undefined");
    await expect(outcomeOf("text")).rejects.toBe("text");
  });
});

it("leaves a result alone", async () => {
  expect(await attempt(async () => ok(7))).toEqual(ok(7));
});
