import { describe, expect, it } from "vitest";
import { viewChart } from "../../../../../addin/preview/sheet/chart-view.ts";
import { createOfficeSandbox } from "../../../../support/office-sandbox.ts";

/** A sheet with a small table and a chart of it, drawn as `dress` says. */
async function sheetWithChart(type: "LineMarkers" | "BarClustered", dress: (chart: Excel.Chart) => void = () => {}) {
  const { Excel: excel, host } = await createOfficeSandbox();
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("A1:C4");
    range.numberFormat = [["@", "@", "@"], ...Array.from({ length: 3 }, () => ["@", "0.0%", "0.0%"])];
    range.values = [
      ["Quarter", "Rate", "Goal"],
      ["2017-Q1", 0.3, 0.5],
      ["2017-Q2", "", 0.5],
      ["2017-Q3", 0.45, 0.5],
    ];
    dress(sheet.charts.add(type, range, "Columns"));
    await context.sync();
  });
  const sheet = host.model.sheet("Sheet1");
  const view = () => {
    const [chart] = sheet.charts;
    if (chart === undefined) throw new Error("There is no chart");
    return viewChart(host.model, chart);
  };
  return { excel, host, view };
}

describe("a chart as it is drawn", () => {
  it("has names, categories and values out of its cells as they are now, and gaps where they are blank", async () => {
    const { host, view } = await sheetWithChart("LineMarkers");
    expect(view()).toMatchObject({
      form: "line",
      title: "Chart Title",
      categories: ["2017-Q1", "2017-Q2", "2017-Q3"],
      series: [
        { name: "Rate", values: [0.3, null, 0.45], colour: "#4472C4", hasMarkers: true },
        { name: "Goal", values: [0.5, 0.5, 0.5], colour: "#ED7D31" },
      ],
      min: 0,
      max: 0.525,
    });
    host.type("Sheet1", "B3", 0.4);
    host.type("Sheet1", "B1", "Our rate");
    expect(view().series[0]).toMatchObject({ name: "Our rate", values: [0.3, 0.4, 0.45] });
  });

  it("follows its cells when rows come before them", async () => {
    const { excel, view } = await sheetWithChart("LineMarkers");
    const before = view();
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("1:2").insert("Down");
      await context.sync();
    });
    expect(view()).toEqual(before);
  });

  it("looks as the add-in made it", async () => {
    const { view } = await sheetWithChart("BarClustered", (chart) => {
      chart.title.text = "Profile";
      chart.axes.valueAxis.minimum = 0;
      chart.axes.valueAxis.maximum = 1;
      chart.axes.valueAxis.majorUnit = 0.25;
      chart.axes.valueAxis.numberFormat = "0%";
      chart.axes.categoryAxis.reversePlotOrder = true;
      chart.series.getItemAt(0).format.fill.setSolidColor("#1f4e78");
    });
    expect(view()).toMatchObject({
      form: "bar",
      title: "Profile",
      isReversed: true,
      series: [{ colour: "#1F4E78" }, {}],
    });
    expect(view().ticks.map(({ text }) => text)).toEqual(["0%", "25%", "50%", "75%", "100%"]);
  });

  it("is copied with its sheet, and then reads the copy's cells", async () => {
    const { host } = await sheetWithChart("LineMarkers");
    const copy = host.model.copySheet("Sheet1");
    host.type(copy.name, "B2", 0.9);
    const [copied] = copy.charts;
    const [original] = host.model.sheet("Sheet1").charts;
    if (copied === undefined || original === undefined) throw new Error("A chart is missing");
    expect(viewChart(host.model, copied).series[0]?.values[0]).toBe(0.9);
    expect(viewChart(host.model, original).series[0]?.values[0]).toBe(0.3);
    expect(copied.id).not.toBe(original.id);
  });

  it("shows nothing where its cells' sheet was deleted", async () => {
    const { excel, host } = await sheetWithChart("LineMarkers");
    await excel.run(async (context) => {
      const other = context.workbook.worksheets.add("Other");
      other.charts.add("Line", context.workbook.worksheets.getItem("Sheet1").getRange("A1:C4"), "Columns");
      await context.sync();
    });
    host.deleteSheet(host.model.sheet("Sheet1"));
    const [chart] = host.model.sheet("Other").charts;
    if (chart === undefined) throw new Error("There is no chart");
    expect(viewChart(host.model, chart)).toMatchObject({ categories: [], series: [{ values: [] }, { values: [] }] });
  });
});
