import { beforeAll, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeAll(async () => {
  sandbox = await createOfficeSandbox();
});

/** Runs a batch on a fresh sheet that holds a small table. */
async function onSheet<T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return sandbox.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add();
    sheet.getRange("B2:C4").values = [
      ["Month", "Count"],
      ["May", 3],
      ["June", 5],
    ];
    return batch(sheet, context);
  });
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error as OfficeExtension.Error).code,
  );

describe("charts on a sheet", () => {
  it("are found by name, counted and deleted", async () => {
    const found = await onSheet(async (sheet, context) => {
      const chart = sheet.charts.add("Line", sheet.getRange("B2:C4"), "Columns");
      chart.name = "Counts";
      const same = sheet.charts.getItem("counts");
      same.load("name,chartType,width");
      const missing = sheet.charts.getItemOrNullObject("Others");
      missing.load("name");
      const count = sheet.charts.getCount();
      await context.sync();
      chart.delete();
      const rest = sheet.charts.getCount();
      await context.sync();
      return { same: same.toJSON(), isMissing: missing.isNullObject, count: count.value, rest: rest.value };
    });
    expect(found).toMatchObject({
      same: { name: "Counts", chartType: "Line", width: 360 },
      isMissing: true,
      count: 1,
      rest: 0,
    });
  });

  it("are put over cells", async () => {
    const place = await onSheet(async (sheet, context) => {
      const chart = sheet.charts.add("LineMarkers", sheet.getRange("B2:C4"), "Columns");
      sheet.getRange("A:A").format.columnWidth = 100;
      chart.setPosition("B3", "D6");
      chart.load("left,top,width,height");
      await context.sync();
      return chart.toJSON();
    });
    expect(place).toMatchObject({ left: 100, top: 30, width: 144, height: 60 });
  });

  it("keep their looks when their data is set anew", async () => {
    const series = await onSheet(async (sheet, context) => {
      const chart = sheet.charts.add("LineMarkers", sheet.getRange("B2:C4"), "Columns");
      chart.series.getItemAt(0).format.line.color = "#aa0000";
      chart.setData(sheet.getRange("B2:C3"), "Columns");
      chart.series.load("items/name,items/format/line/color");
      await context.sync();
      return chart.series.items.map((one) => [one.name, one.format.line.color]);
    });
    expect(series).toEqual([["Count", "#AA0000"]]);
  });

  it("cannot be made or changed on a protected sheet", async () => {
    const refused = onSheet(async (sheet, context) => {
      sheet.protection.protect();
      sheet.charts.add("Line", sheet.getRange("B2:C4"), "Columns");
      await context.sync();
    });
    expect(await codeOf(refused)).toBe("AccessDenied");
  });

  it.each<[string, (sheet: Excel.Worksheet) => void, string]>([
    ["a type that is not drawn", (sheet) => void sheet.charts.add("Pie", sheet.getRange("B2:C4")), "NotImplemented"],
    ["series in rows", (sheet) => void sheet.charts.add("Line", sheet.getRange("B2:C4"), "Rows"), "NotImplemented"],
    [
      "what is no marker",
      (sheet) => {
        const chart = sheet.charts.add("Line", sheet.getRange("B2:C4"), "Columns");
        chart.series.getItemAt(0).markerStyle = "Heart" as Excel.ChartMarkerStyle;
      },
      "InvalidArgument",
    ],
    [
      "a series there is not",
      (sheet) => {
        const chart = sheet.charts.add("Line", sheet.getRange("B2:C4"), "Columns");
        chart.series.getItemAt(4).format.line.color = "#000000";
      },
      "InvalidArgument",
    ],
  ])("refuse %s", async (_, use, code) => {
    const refused = onSheet(async (sheet, context) => {
      use(sheet);
      await context.sync();
    });
    expect(await codeOf(refused)).toBe(code);
  });
});
