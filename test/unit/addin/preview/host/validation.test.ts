import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

const setRule = (rule: Excel.DataValidationRule, alert: Partial<Excel.DataValidationErrorAlert> = {}) =>
  run(async (sheet, context) => {
    const { dataValidation } = sheet.getRange("A1:A9");
    dataValidation.rule = rule;
    dataValidation.errorAlert = { showAlert: true, style: "Stop", title: "No", message: "Not this.", ...alert };
    await context.sync();
  });

const type = (entry: string | number | boolean) => sandbox.host.type("Sheet1", "A1", entry);

describe("a validation rule", () => {
  it("reads back with its prompt, its alert and its kind", async () => {
    await setRule({ wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } });
    await run(async (sheet, context) => {
      const { dataValidation } = sheet.getRange("A2:A3");
      dataValidation.prompt = { showPrompt: true, title: "Count", message: "How many?" };
      dataValidation.load("rule,type,prompt,errorAlert,ignoreBlanks,valid");
      const mixed = sheet.getRange("A9:A10").dataValidation.load("type,rule");
      await context.sync();
      expect(dataValidation.rule).toEqual({ wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } });
      expect([dataValidation.type, dataValidation.prompt.title, dataValidation.errorAlert.message]).toEqual([
        "WholeNumber",
        "Count",
        "Not this.",
      ]);
      expect([dataValidation.ignoreBlanks, dataValidation.valid]).toEqual([true, true]);
      expect([mixed.type, mixed.rule]).toEqual(["MixedCriteria", null]);
    });
  });

  it("asks about what is typed", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } });
    expect(["Yes", "no", "Perhaps", ""].map(type)).toEqual([null, "Not this.", "Not this.", null]);
    await setRule({ wholeNumber: { formula1: 0, formula2: 3, operator: "Between" } });
    expect([2, "3", 4, 2.5, "12%", "two"].map(type)).toEqual([null, null, ...Array<string>(4).fill("Not this.")]);
    await setRule({ decimal: { formula1: 0, operator: "GreaterThan" } });
    expect([0.5, 0].map(type)).toEqual([null, "Not this."]);
    await setRule({ textLength: { formula1: 3, operator: "LessThanOrEqualTo" } });
    expect(["abc", "abcd"].map(type)).toEqual([null, "Not this."]);
    await setRule({ date: { formula1: "2018-01-01", formula2: "2018-12-31", operator: "Between" } });
    expect(["3/14/2018", "3/14/2019"].map(type)).toEqual([null, "Not this."]);
  });

  it("takes a list's words from cells of another sheet", async () => {
    await run(async (_, context) => {
      context.workbook.worksheets.add("Lists").getRange("B2:B3").values = [["M1"], ["M2"]];
      await context.sync();
    });
    await setRule({ list: { inCellDropDown: true, source: "=Lists!$B$2:$B$3" } });
    expect(["M2", "M3"].map(type)).toEqual([null, "Not this."]);
  });

  it("leaves a refused cell as it was", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } });
    type("Yes");
    type("Perhaps");
    expect(sandbox.host.valueAt("Sheet1", "A1")).toBe("Yes");
  });

  it("only warns where its alert says so", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } }, { style: "Warning" });
    expect(type("Perhaps")).toBeNull();
  });

  it("passes pastes and add-ins by, and tells that they are invalid", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } });
    sandbox.host.paste("Sheet1", "A1", [["Perhaps"], ["Yes"]]);
    await run(async (sheet, context) => {
      sheet.getRange("A3").values = [["Never"]];
      const all = ["A1", "A2", "A3", "A1:A3", "A4"].map((address) =>
        sheet.getRange(address).dataValidation.load("valid"),
      );
      await context.sync();
      expect(all.map(({ valid }) => valid)).toEqual([false, true, false, null, true]);
    });
  });

  it("follows its cells when rows are inserted", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } });
    sandbox.host.insertRows("Sheet1", 0, 2);
    expect(sandbox.host.type("Sheet1", "A1", "Perhaps")).toBeNull();
    expect(sandbox.host.type("Sheet1", "A3", "Perhaps")).toBe("Not this.");
    expect(sandbox.host.type("Sheet1", "A11", "Perhaps")).toBe("Not this.");
  });

  it("keeps to Excel's limits", async () => {
    const words = Array.from({ length: 60 }, (_, n) => `MEASURE-${n}`).join(",");
    await expect(setRule({ list: { inCellDropDown: true, source: words } })).rejects.toMatchObject({
      code: "InvalidArgument",
    });
    await expect(setRule({ custom: { formula: "=TRUE" } }, { message: "x".repeat(226) })).rejects.toMatchObject({
      code: "InvalidArgument",
    });
  });

  it("is gone once cleared", async () => {
    await setRule({ list: { inCellDropDown: true, source: "Yes,No" } });
    await run(async (sheet, context) => {
      sheet.getRange("A1").dataValidation.clear();
      await context.sync();
    });
    expect(type("Perhaps")).toBeNull();
    expect(sandbox.host.type("Sheet1", "A2", "Perhaps")).toBe("Not this.");
  });
});
