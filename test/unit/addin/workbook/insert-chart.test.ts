import { describe, expect, it } from "vitest";
import type { Chart, ChartSeries } from "../../../../shared/document/document-charts.ts";
import { requirementsOf } from "../../../../addin/preview/host/requirement-sets.ts";
import { gridsOf, requestFor } from "./demo-documents.ts";
import { openBook, valueOf, type Book } from "./open-book.ts";

const subtitle = "Alder Creek · Q1 2018";

function runChart(values: readonly (number | null)[], more: readonly ChartSeries[] = []): Chart {
  return {
    id: "CMS137v5.1",
    title: "CMS137v5.1 Treatment: initiation",
    shortTitle: "CMS137v5.1",
    hint: null,
    form: "line",
    format: "rate",
    categoryTitle: "Quarter",
    valueTitle: "Rate",
    categories: values.map((_, index) => `2017-Q${index + 1}`),
    open: [],
    breaks: [],
    series: [{ name: "Rate", role: "value", values }, ...more],
    scale: { min: 0.2, max: 0.6, step: 0.1 },
    remarks: [{ kind: "caution", text: "=Only 3 points" }],
    comparison: { value: 0.5, quartiles: null, sentences: ["Fewer than five practices."] },
  };
}

const goal: ChartSeries = { name: "Goal", role: "goal", values: [0.5, 0.5, 0.5] };

const profile: Chart = {
  ...runChart([]),
  id: "profile",
  shortTitle: "IMAT profile",
  title: "Profile by section",
  form: "bar",
  format: "mean",
  categories: ["Engaged Leadership", "Empanelment"],
  series: [
    { name: "Now, 2018-03", role: "value", values: [2.5, null] },
    { name: "Last time, 2017-03", role: "before", values: [1, 3] },
  ],
  scale: { min: 0, max: 3, step: 1 },
};

async function bookWith(options: Parameters<typeof openBook>[0] = {}) {
  const book = await openBook(options);
  const binding = valueOf(await book.workbook.insert(requestFor("imat", "2031-03", gridsOf("imat", "2031-03"))));
  return { ...book, binding };
}

const cellsOf = ({ host }: Book, sheet: string, area: string): unknown[][] => {
  const [from = "", to = ""] = area.split(":");
  const [first, last] = [from, to].map((cell) => [cell.charCodeAt(0), Number(cell.slice(1))] as const);
  if (first === undefined || last === undefined) throw new Error(area);
  return Array.from({ length: last[1] - first[1] + 1 }, (_, row) =>
    Array.from({ length: last[0] - first[0] + 1 }, (__, column) =>
      host.valueAt(sheet, `${String.fromCharCode(first[0] + column)}${first[1] + row}`),
    ),
  );
};

/** The charts on a sheet, as Office.js tells of them. */
const chartsOn = ({ ask }: Book, sheetName: string) =>
  ask(async (context) => {
    const { charts } = context.workbook.worksheets.getItem(sheetName);
    charts.load(
      "items/name,items/chartType,items/left,items/title/text,items/series/items/name," +
        "items/axes/valueAxis/minimum,items/axes/valueAxis/maximum",
    );
    await context.sync();
    return charts.items.map((chart) => ({
      name: chart.name,
      type: chart.chartType,
      title: chart.title.text,
      left: chart.left,
      from: chart.axes.valueAxis.minimum as unknown,
      to: chart.axes.valueAxis.maximum as unknown,
      series: chart.series.items.map(({ name }) => name),
    }));
  });

describe("inserting a chart", () => {
  it("puts table, sentences and a native chart into a sheet of their own, in two round trips", async () => {
    const book = await bookWith();
    const chart = runChart([0.3, null, 0.5], [goal]);
    const { trips } = await book.counting(() => book.workbook.insertChart(book.binding, chart, subtitle));
    expect(trips).toBe(2);
    expect(book.host.model.active.name).toBe("Chart CMS137v5.1");
    expect(cellsOf(book, "Chart CMS137v5.1", "A1:C8")).toEqual([
      ["CMS137v5.1 Treatment: initiation", "", ""],
      [subtitle, "", ""],
      ["", "", ""],
      ["Quarter", "Rate", "Goal"],
      ["2017-Q1", 0.3, 0.5],
      ["2017-Q2", "", 0.5],
      ["2017-Q3", 0.5, 0.5],
      ["", "", ""],
    ]);
    // below the chart, which would cut them off at its edge
    expect(cellsOf(book, "Chart CMS137v5.1", "A23:A25")).toEqual([
      [""],
      ["=Only 3 points"],
      ["Fewer than five practices."],
    ]);
    expect(await chartsOn(book, "Chart CMS137v5.1")).toEqual([
      {
        name: "Milepost chart",
        type: "LineMarkers",
        title: "CMS137v5.1 Treatment: initiation",
        left: expect.any(Number),
        from: 0.2,
        to: 0.6,
        series: ["Rate", "Goal"],
      },
    ]);
  });

  it("draws a profile as bars, first section on top", async () => {
    const book = await bookWith();
    valueOf(await book.workbook.insertChart(book.binding, profile, subtitle));
    expect(await chartsOn(book, "Chart IMAT profile")).toMatchObject([
      { type: "BarClustered", series: ["Now, 2018-03", "Last time, 2017-03"], from: 0, to: 3 },
    ]);
    const [drawn] = book.host.model.sheet("Chart IMAT profile").charts;
    expect(drawn?.parts.get("axes.categoryAxis.reversePlotOrder")).toBe(true);
    expect(drawn?.series.map(({ looks }) => looks.get("format.fill.color"))).toEqual(["#1F4E78", "#9DB7D5"]);
  });

  it("brings the same sheet up to date again, renamed and hidden or not, and leaves what people put beside it", async () => {
    const book = await bookWith();
    valueOf(await book.workbook.insertChart(book.binding, runChart([0.3, 0.4, 0.5, 0.4], [goal]), subtitle));
    await book.ask(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Chart CMS137v5.1");
      sheet.name = "For the board";
      sheet.getRange("A30").values = [["our own remark"]];
      sheet.charts.getItem("Milepost chart").left = 400;
      context.workbook.worksheets.getItem("Sheet1").activate();
      sheet.visibility = "Hidden";
      await context.sync();
    });
    const sheets = book.host.model.sheets.length;
    const again = await book.counting(() =>
      book.reopen().insertChart(book.binding, runChart([0.2, 0.4, 0.5]), "Alder Creek · Q2 2018"),
    );
    expect(again.trips).toBe(2);
    expect(book.host.model.sheets).toHaveLength(sheets);
    expect(book.host.model.active.name).toBe("For the board");
    expect(cellsOf(book, "For the board", "A4:C8")).toEqual([
      ["Quarter", "Rate", ""],
      ["2017-Q1", 0.2, ""],
      ["2017-Q2", 0.4, ""],
      ["2017-Q3", 0.5, ""],
      ["", "", ""],
    ]);
    expect(book.host.valueAt("For the board", "A30")).toBe("our own remark");
    expect(await chartsOn(book, "For the board")).toMatchObject([{ left: 400, series: ["Rate"] }]);
  });

  it("makes the chart anew where people deleted it, and the sheet where they deleted that", async () => {
    const book = await bookWith();
    const insert = async () => valueOf(await book.workbook.insertChart(book.binding, runChart([0.3, 0.4]), subtitle));
    await insert();
    await book.ask(async (context) => {
      context.workbook.worksheets.getItem("Chart CMS137v5.1").charts.getItem("Milepost chart").delete();
      await context.sync();
    });
    await insert();
    expect(await chartsOn(book, "Chart CMS137v5.1")).toHaveLength(1);
    book.host.deleteSheet(book.host.model.sheet("Chart CMS137v5.1"));
    await insert();
    expect(await chartsOn(book, "Chart CMS137v5.1")).toHaveLength(1);
  });

  it("gives each document's chart its own sheet", async () => {
    const book = await bookWith();
    const other = { ...book.binding, documentId: "other" };
    valueOf(await book.workbook.insertChart(book.binding, runChart([0.3]), subtitle));
    valueOf(await book.workbook.insertChart(other, runChart([0.4]), subtitle));
    expect(book.host.model.sheets.map(({ name }) => name)).toContain("Chart CMS137v5.1 (2)");
  });

  it("says that the workbook is protected, and changes nothing", async () => {
    const book = await bookWith();
    const sheets = book.host.model.sheets.length;
    book.host.model.isStructureProtected = true;
    expect(await book.workbook.insertChart(book.binding, runChart([0.3]), subtitle)).toEqual({
      ok: false,
      error: { kind: "protected" },
    });
    expect(book.host.model.sheets).toHaveLength(sheets);
  });

  it("asks nothing of Excel that came after ExcelApi 1.9", async () => {
    const book = await bookWith({ requirements: requirementsOf("1.9") });
    for (const chart of [runChart([0.3, 0.4], [{ ...goal, values: [0.5, 0.5] }]), profile]) {
      for (let time = 0; time < 2; time += 1) {
        expect(await book.workbook.insertChart(book.binding, chart, subtitle)).toEqual({ ok: true, value: null });
      }
    }
  });
});
