import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

const formulas = (address: string, sheetName = "Sheet1") =>
  run(async (_, context) => {
    const range = context.workbook.worksheets.getItem(sheetName).getRange(address).load("formulas");
    await context.sync();
    return range.formulas;
  });

const fill = (values: unknown[][]) =>
  run(async (sheet, context) => {
    sheet.getRange("A1").getAbsoluteResizedRange(values.length, values[0]?.length ?? 1).values = values;
    await context.sync();
  });

describe("rows and columns", () => {
  it("take contents, formats, names and formulas along when they are inserted", async () => {
    await fill([
      [1, "=A1*2"],
      [2, "=SUM(A1:A2)"],
    ]);
    await run(async (sheet, context) => {
      sheet.getRange("A2").format.fill.color = "#FF0000";
      context.workbook.names.add("Second", sheet.getRange("A2"));
      context.workbook.worksheets.add("Other").getRange("A1").formulas = [["=Sheet1!A2"]];
      await context.sync();
    });
    sandbox.host.insertRows("Sheet1", 1, 3);
    sandbox.host.insertColumns("Sheet1", 0);
    expect(await formulas("B1:C1")).toEqual([[1, "=B1*2"]]);
    expect(await formulas("B5:C5")).toEqual([[2, "=SUM(B1:B5)"]]);
    expect(await formulas("A1", "Other")).toEqual([["=Sheet1!B5"]]);
    await run(async (sheet, context) => {
      const named = context.workbook.names.getItem("Second").load("formula");
      const fillOf = ["B5", "B4"].map((address) => sheet.getRange(address).format.fill.load("color"));
      await context.sync();
      expect(named.formula).toBe("=Sheet1!$B$5");
      expect(fillOf.map(({ color }) => color)).toEqual(["#FF0000", "#FFFFFF"]);
    });
  });

  it("take names with them when they are deleted", async () => {
    await fill([[1], [2], [3]]);
    await run(async (sheet, context) => {
      context.workbook.names.add("Gone", sheet.getRange("A2"));
      context.workbook.names.add("All", sheet.getRange("A1:A3"));
      sheet.getRange("2:2").delete("Up");
      const names = context.workbook.names.load("items/name,items/formula");
      const range = context.workbook.names.getItem("Gone").getRangeOrNullObject();
      await context.sync();
      expect(names.items.map(({ name, formula }) => [name, formula])).toEqual([
        ["Gone", "=Sheet1!#REF!"],
        ["All", "=Sheet1!$A$1:$A$2"],
      ]);
      expect(range.isNullObject).toBe(true);
    });
    expect(sandbox.host.values("Sheet1", "A1:A3")).toEqual([[1], [3], [""]]);
  });

  it("are followed by a range that an add-in holds on to", async () => {
    await run(async (sheet, context) => {
      const held = sheet.getRange("A5").load("address");
      await context.sync();
      sandbox.host.insertRows("Sheet1", 0, 2);
      held.load("address");
      await context.sync();
      expect(held.address).toBe("Sheet1!A7");
      sandbox.host.deleteRows("Sheet1", 6);
      held.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });

  it("shift some cells only when only some are inserted", async () => {
    await fill([
      [1, 10],
      [2, 20],
    ]);
    await run(async (sheet, context) => {
      sheet.getRange("A1").insert("Down").values = [[0]];
      sheet.getRange("B1").delete("Up");
      await context.sync();
    });
    expect(sandbox.host.values("Sheet1", "A1:B3")).toEqual([
      [0, 20],
      [1, ""],
      [2, ""],
    ]);
  });
});

describe("sorting", () => {
  it("moves whole rows with their formats and keeps formulas to their rows", async () => {
    await fill([
      ["b", 2, "=B1*2"],
      ["A", 3, "=B2*2"],
      ["", 1, "=B3*2"],
      [5, 4, "=B4*2"],
    ]);
    await run(async (sheet, context) => {
      sheet.getRange("B2").numberFormat = [["0.00"]];
      await context.sync();
    });
    sandbox.host.sort("Sheet1", "A1:C4", 0);
    expect(await formulas("A1:C4")).toEqual([
      [5, 4, "=B1*2"],
      ["A", 3, "=B2*2"],
      ["b", 2, "=B3*2"],
      ["", 1, "=B4*2"],
    ]);
    expect(sandbox.host.text("Sheet1", "B1:B3")).toEqual([["4"], ["3.00"], ["2"]]);
    sandbox.host.sort("Sheet1", "A1:C4", 1, false);
    expect(sandbox.host.values("Sheet1", "B1:B4")).toEqual([[4], [3], [2], [1]]);
  });
});

describe("names", () => {
  it("are added, found, listed and deleted, whatever their case", async () => {
    await run(async (sheet, context) => {
      const { names } = context.workbook;
      names.add("Rates", sheet.getRange("B2:C3"), "of the year");
      names.add("Half", "=1/2");
      const rates = names.getItem("RATES").load("name,formula,comment,type,scope,visible");
      const range = rates.getRange().load("address");
      const missing = names.getItemOrNullObject("Nobody");
      await context.sync();
      expect(rates.toJSON()).toMatchObject({
        name: "Rates",
        formula: "=Sheet1!$B$2:$C$3",
        comment: "of the year",
        type: "Range",
        scope: "Workbook",
        visible: true,
      });
      expect([range.address, missing.isNullObject]).toEqual(["Sheet1!B2:C3", true]);

      rates.delete();
      const count = names.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
  });

  it.each([
    ["A1", "InvalidArgument"],
    ["two words", "InvalidArgument"],
    ["R1C1", "InvalidArgument"],
    ["rates", "ItemAlreadyExists"],
  ])("cannot be %s beside Rates", async (name, code) => {
    const add = run(async (sheet, context) => {
      context.workbook.names.add("Rates", sheet.getRange("A1"));
      context.workbook.names.add(name, sheet.getRange("A2"));
      await context.sync();
    });
    await expect(add).rejects.toMatchObject({ code });
  });
});

describe("tables", () => {
  it("have a name, a header and a body, and do not overlap", async () => {
    await fill([
      ["Key", "Value"],
      ["a", 1],
    ]);
    await run(async (sheet, context) => {
      const table = sheet.tables.add("A1:B2", true);
      table.name = "Pairs";
      table.load("name,id,showHeaders");
      const header = table.getHeaderRowRange().load("values");
      const body = table.getDataBodyRange().load("address");
      const byName = context.workbook.tables.getItem("pairs").load("id");
      await context.sync();
      expect([table.name, table.showHeaders, byName.id === table.id]).toEqual(["Pairs", true, true]);
      expect([header.values, body.address]).toEqual([[["Key", "Value"]], "Sheet1!A2:B2"]);
      sheet.tables.add("B2:C3", true);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });
});
