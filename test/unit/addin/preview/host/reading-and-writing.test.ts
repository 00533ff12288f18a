import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox({ currentYear: 2018 });
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

describe("a range", () => {
  it("must be loaded before it is read", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1");
      await context.sync();
      expect(() => range.values).toThrow(/load/);
    });
  });

  it("reads back what was written, each value as Excel takes it", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:D2");
      range.values = [
        [1, "2", "12%", "x"],
        ["'007", true, "1-2", ""],
      ];
      range.load("values,text,valueTypes,numberFormat,address,rowCount,columnCount,cellCount");
      await context.sync();
      expect(range.values).toEqual([
        [1, 2, 0.12, "x"],
        ["007", true, 43_102, ""],
      ]);
      expect(range.text).toEqual([
        ["1", "2", "12%", "x"],
        ["007", "TRUE", "2-Jan", ""],
      ]);
      expect(range.valueTypes).toEqual([
        ["Double", "Double", "Double", "String"],
        ["String", "Boolean", "Double", "Empty"],
      ]);
      expect(range.numberFormat).toEqual([
        ["General", "General", "0%", "General"],
        ["General", "General", "d-mmm", "General"],
      ]);
      expect([range.address, range.rowCount, range.columnCount, range.cellCount]).toEqual(["Sheet1!A1:D2", 2, 4, 8]);
    });
  });

  it("leaves cells at null and empties them at blank text", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A1:C1").values = [[1, 2, 3]];
      sheet.getRange("A1:C1").values = [[null, "", 4]];
      await context.sync();
    });
    expect(sandbox.host.values("Sheet1", "A1:C1")).toEqual([[1, "", 4]]);
  });

  it("takes one value for all its cells", async () => {
    await run(async (sheet, context) => {
      Reflect.set(sheet.getRange("A1:B2"), "values", 7); // the types know only matrices
      await context.sync();
    });
    expect(sandbox.host.values("Sheet1", "A1:B2")).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  it.each([[[[1]]], [[[1, 2, 3]]], [[[1, 2], [3]]]])("refuses values of another shape: %j", async (values) => {
    const write = run(async (sheet, context) => {
      sheet.getRange("A1:B2").values = values;
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("keeps what came before a failure in the same request", async () => {
    const write = run(async (sheet, context) => {
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("A2:A3").values = [[1]];
      sheet.getRange("A4").values = [[1]];
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(sandbox.host.values("Sheet1", "A1:A4")).toEqual([[1], [""], [""], [""]]);
  });

  it("keeps text in cells formatted as text", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:A3");
      range.numberFormat = [["@"], ["@"], ["@"]];
      range.values = [["1-2"], ["=A1"], [5]];
      await context.sync();
    });
    expect(sandbox.host.values("Sheet1", "A1:A3")).toEqual([["1-2"], ["=A1"], ["5"]]);
  });

  it("gives formulas and, without a calculator, 0", async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      range.formulas = [["=B1*2", 4]];
      range.load("formulas,values");
      await context.sync();
      expect(range.formulas).toEqual([["=B1*2", 4]]);
      expect(range.values).toEqual([[0, 4]]);
    });
  });

  it("gives what the calculator works out, fresh at every reading", async () => {
    const { Excel: excel, host } = await createOfficeSandbox({
      calculate: (formula, { sheet }, workbook) =>
        formula === "=B1*2" ? Number(workbook.valueAt(sheet, 0, 1)) * 2 : "#NAME?",
    });
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:C1").values = [["=B1*2", 4, "=WHAT()"]];
      await context.sync();
    });
    expect(host.values("Sheet1", "A1:C1")).toEqual([[8, 4, "#NAME?"]]);
    host.type("Sheet1", "B1", 10);
    expect(host.valueAt("Sheet1", "A1")).toBe(20);
  });
});

describe("finding cells", () => {
  it("works from one range to another", async () => {
    const addresses = await run(async (sheet, context) => {
      const range = sheet.getRange("B2:C4");
      const found = [
        range.getCell(0, 1),
        range.getRow(1),
        range.getLastRow(),
        range.getLastColumn(),
        range.getLastCell(),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, -1),
        range.getAbsoluteResizedRange(2, 2),
        range.getBoundingRect("E1"),
        range.getIntersection("C3:Z9"),
        range.getEntireRow(),
        range.getEntireColumn(),
        sheet.getRangeByIndexes(0, 3, 2, 1),
        sheet.getCell(9, 0),
      ];
      for (const one of found) one.load("address");
      const none = range.getIntersectionOrNullObject("H8");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      return found.map(({ address }) => address.replace("Sheet1!", ""));
    });
    expect(addresses).toEqual([
      "C2", "B3:C3", "B4:C4", "C2:C4", "C4", "A3:B5", "B2:B5", "B2:C3", "B1:E4", "C3:C4", "2:4", "B:C", "D1:D2", "A10",
    ]); // prettier-ignore
  });

  it("knows the used range, with formats or of values alone", async () => {
    await run(async (sheet, context) => {
      const empty = sheet.getUsedRangeOrNullObject();
      await context.sync();
      expect(empty.isNullObject).toBe(true);

      sheet.getRange("C3").values = [[1]];
      sheet.getRange("E9").format.fill.color = "#ff0000";
      sheet.getRange("A:A").format.columnWidth = 100;
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRangeOrNullObject(true).load("address");
      const part = sheet.getRange("A1:B2").getUsedRangeOrNullObject(true);
      await context.sync();
      expect([all.address, values.address, part.isNullObject]).toEqual(["Sheet1!C3:E9", "Sheet1!C3", true]);
    });
  });

  it("fails beyond the sheet's edge and for what is no address", async () => {
    for (const find of [
      (sheet: Excel.Worksheet) => sheet.getRange("A1").getOffsetRange(-1, 0),
      (sheet: Excel.Worksheet) => sheet.getRange("A0"),
      (sheet: Excel.Worksheet) => sheet.getRangeByIndexes(0, 0, 0, 1),
    ]) {
      const search = run(async (sheet, context) => {
        find(sheet).load("address");
        await context.sync();
      });
      await expect(search).rejects.toMatchObject({ code: "InvalidArgument" });
    }
  });
});

describe("round trips", () => {
  it("are counted without what Office.js sends for itself", async () => {
    const before = sandbox.host.roundTrips.length;
    await run(async (sheet, context) => {
      sheet.getRange("A1").load("values");
      await context.sync();
      sheet.getRange("A2").load("values");
      await context.sync();
    });
    // Office.js says that it is ready, and after the run it lets go of the ranges.
    await expect.poll(() => sandbox.host.requests.length - sandbox.host.roundTrips.length).toBe(2);
    expect(sandbox.host.roundTrips.length - before).toBe(2);
  });

  it("are one for a write of 500 rows, which the client splits within its request", async () => {
    const values = Array.from({ length: 500 }, (_, row) =>
      Array.from({ length: 20 }, (__, column) => row * 20 + column),
    );
    const before = sandbox.host.roundTrips.length;
    await run(async (sheet, context) => {
      sheet.getRange("A1:T500").values = values;
      await context.sync();
    });
    expect(sandbox.host.roundTrips.length - before).toBe(1);
    expect(sandbox.host.roundTrips.at(-1)?.body.Actions.filter(({ Name }) => Name === "Values").length).toBeGreaterThan(
      1,
    );
    expect(sandbox.host.values("Sheet1", "A1:T500")).toEqual(values);
  });

  it("take as long as they are set to", async () => {
    sandbox.host.latencyMs = 40;
    const order: string[] = [];
    setTimeout(() => order.push("20 ms"), 20);
    await run(async (sheet, context) => {
      sheet.load("name");
      await context.sync();
    });
    order.push("round trip");
    expect(order).toEqual(["20 ms", "round trip"]);
  });

  it("let go of ranges once a run has ended", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("A1").load("values");
      await context.sync();
    });
    await expect.poll(() => sandbox.host.model.tracked.size).toBe(0);
  });
});
