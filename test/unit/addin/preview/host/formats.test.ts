import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

describe("a range's format", () => {
  it("reads back what was set, and null where cells differ", async () => {
    await run(async (sheet, context) => {
      const { format } = sheet.getRange("A1:B2");
      format.fill.color = "#ffcc00";
      format.font.bold = true;
      format.wrapText = true;
      format.horizontalAlignment = "Center";
      format.protection.locked = false;
      sheet.getRange("B2").format.font.size = 14;
      const paths =
        "fill/color,font/bold,font/size,font/name,wrapText,horizontalAlignment,verticalAlignment,protection/locked";
      format.load(paths);
      const wider = sheet.getRange("A1:C2").load({ format: { fill: { color: true }, font: { bold: true } } });
      await context.sync();
      expect(format.toJSON()).toMatchObject({
        fill: { color: "#FFCC00" },
        font: { bold: true, size: null, name: "Calibri" },
        wrapText: true,
        horizontalAlignment: "Center",
        verticalAlignment: "Bottom",
        protection: { locked: false },
      });
      expect([wider.format.fill.color, wider.format.font.bold]).toEqual([null, null]);
    });
  });

  it("has widths by entire columns and heights by entire rows", async () => {
    await run(async (sheet, context) => {
      sheet.getRange("B2").format.columnWidth = 120;
      sheet.getRange("B2").format.rowHeight = 40;
      const sameColumn = sheet.getRange("B9").load("format/columnWidth,format/rowHeight");
      const sameRow = sheet.getRange("H2").load("format/columnWidth,format/rowHeight");
      await context.sync();
      expect([sameColumn.format.columnWidth, sameColumn.format.rowHeight]).toEqual([120, 15]);
      expect([sameRow.format.columnWidth, sameRow.format.rowHeight]).toEqual([48, 40]);
    });
  });

  it("draws borders along the side they are set on", async () => {
    await run(async (sheet, context) => {
      const borders = sheet.getRange("B2:D4").format.borders;
      borders.getItem("EdgeTop").style = "Continuous";
      borders.getItem("InsideHorizontal").style = "Dash";
      const styleOf = (address: string, side: Excel.BorderIndex | "EdgeTop" | "EdgeBottom") =>
        sheet.getRange(address).format.borders.getItem(side).load("style");
      const read = [
        styleOf("B2:D2", "EdgeTop"),
        styleOf("C3", "EdgeBottom"),
        styleOf("C4", "EdgeBottom"),
        styleOf("C3", "EdgeTop"),
      ];
      await context.sync();
      expect(read.map(({ style }) => style)).toEqual(["Continuous", "Dash", "None", "None"]);
    });
  });

  it("is cleared apart from contents, and the other way round", async () => {
    await run(async (sheet, context) => {
      for (const address of ["A1", "A2", "A3"]) {
        sheet.getRange(address).values = [[1]];
        sheet.getRange(address).format.fill.color = "#00FF00";
      }
      sheet.getRange("A1").clear("Contents");
      sheet.getRange("A2").clear("Formats");
      sheet.getRange("A3").clear();
      const ranges = ["A1", "A2", "A3"].map((address) => sheet.getRange(address).load("values,format/fill/color"));
      await context.sync();
      expect(ranges.map(({ values, format }) => [values[0]?.[0], format.fill.color])).toEqual([
        ["", "#00FF00"],
        [1, "#FFFFFF"],
        ["", "#FFFFFF"],
      ]);
    });
  });

  it("can be set for a whole sheet at once", async () => {
    await run(async (sheet, context) => {
      sheet.getRange().format.protection.locked = false;
      sheet.getRange("1:3").format.protection.locked = true;
      const ranges = [sheet.getRange("A4:Z999"), sheet.getRange("A1:Z3"), sheet.getRange("A3:A4"), sheet.getRange()];
      for (const range of ranges) range.load("format/protection/locked");
      await context.sync();
      expect(ranges.map(({ format }) => format.protection.locked)).toEqual([false, true, null, null]);
    });
  });
});

describe("conditional formats", () => {
  it("hold what they were set up with, the latest first", async () => {
    await run(async (sheet, context) => {
      const { conditionalFormats } = sheet.getRange("A1:A9");
      const { custom } = conditionalFormats.add("Custom");
      custom.rule.formula = "=A1=3";
      custom.format.fill.color = "#00FF00";
      conditionalFormats.add("CellValue").cellValue.rule = { formula1: "0", operator: "LessThan" };
      conditionalFormats.add("ContainsText").textComparison.rule = { operator: "Contains", text: "x" };
      conditionalFormats.add("ColorScale");
      const found = sheet.getRange("A5").conditionalFormats.load("items/type,items/priority");
      const elsewhere = sheet.getRange("B5").conditionalFormats.getCount();
      await context.sync();
      expect(found.items.map(({ type }) => type)).toEqual(["ColorScale", "ContainsText", "CellValue", "Custom"]);
      expect(elsewhere.value).toBe(0);

      const last = found.items[3];
      last?.load("custom/rule/formula,custom/format/fill/color");
      const other = last?.colorScaleOrNullObject;
      other?.load("criteria");
      await context.sync();
      expect([last?.custom.rule.formula, last?.custom.format.fill.color]).toEqual(["=A1=3", "#00FF00"]);
      expect(other?.isNullObject).toBe(true);

      conditionalFormats.clearAll();
      const left = sheet.getRange("A5").conditionalFormats.getCount();
      await context.sync();
      expect(left.value).toBe(0);
    });
  });
});

describe("colour scales, data bars and icon sets", () => {
  it("are set up and read back in Office.js' words, a new one with what Excel begins with", async () => {
    await run(async (sheet, context) => {
      const { conditionalFormats } = sheet.getRange("A1:A9");
      const [scale, bar, icons] = [
        conditionalFormats.add("ColorScale").colorScale,
        conditionalFormats.add("DataBar").dataBar,
        conditionalFormats.add("IconSet").iconSet,
      ];
      scale.criteria = {
        minimum: { type: "LowestValue", color: "#FFFFFF" },
        midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" },
        maximum: { type: "HighestValue", color: "#63BE7B" },
      };
      bar.positiveFormat.fillColor = "#00B050";
      bar.lowerBoundRule = { type: "LowestValue" };
      bar.barDirection = "RightToLeft";
      icons.style = "ThreeArrows";
      icons.reverseIconOrder = true;
      scale.load();
      bar.load("barDirection,axisFormat,upperBoundRule,positiveFormat/fillColor,negativeFormat/fillColor");
      icons.load("style,showIconOnly,reverseIconOrder");
      await context.sync();
      expect(scale.threeColorScale).toBe(true);
      expect([bar.barDirection, bar.axisFormat, bar.upperBoundRule.type]).toEqual([
        "RightToLeft",
        "Automatic",
        "Automatic",
      ]);
      expect([bar.positiveFormat.fillColor, bar.negativeFormat.fillColor]).toEqual(["#00B050", "#FF0000"]);
      expect([icons.style, icons.showIconOnly, icons.reverseIconOrder]).toEqual(["ThreeArrows", false, true]);
    });
  });
});

describe("panes", () => {
  it("are frozen at a range, by rows or by columns, and let go", async () => {
    await run(async (sheet, context) => {
      const where = async () => {
        const location = sheet.freezePanes.getLocationOrNullObject().load("address");
        await context.sync();
        return location.isNullObject ? null : location.address;
      };
      sheet.freezePanes.freezeAt(sheet.getRange("A1:B4"));
      expect(await where()).toBe("Sheet1!A1:B4");
      sheet.freezePanes.freezeRows(2);
      expect(await where()).toBe("Sheet1!1:2");
      sheet.freezePanes.freezeColumns(1);
      expect(await where()).toBe("Sheet1!A:A");
      sheet.freezePanes.unfreeze();
      expect(await where()).toBeNull();
    });
  });
});
