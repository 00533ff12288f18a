import { beforeEach, describe, expect, it } from "vitest";
import { requirementsOf } from "../../../../../addin/preview/host/requirement-sets.ts";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

type Changes = Excel.WorksheetChangedEventArgs[];

async function listenToSheet({ Excel: excel } = sandbox): Promise<{ heard: Changes; stop: () => Promise<void> }> {
  const heard: Changes = [];
  const handler = await excel.run(async (context) => {
    const added = context.workbook.worksheets.getItem("Sheet1").onChanged.add(async (event) => void heard.push(event));
    await context.sync();
    return added;
  });
  const stop = () =>
    excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  return { heard, stop };
}

/** Long enough for everything on its way to arrive: events leave with the next turn of timers. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("a change", () => {
  it("by a person is told with its cell and its values before and after", async () => {
    const { heard } = await listenToSheet();
    sandbox.host.type("Sheet1", "B2", 5);
    sandbox.host.type("Sheet1", "B2", 6);
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]).toMatchObject({
      type: "WorksheetChanged",
      changeType: "RangeEdited",
      address: "B2",
      source: "Local",
      worksheetId: sandbox.host.model.sheet("Sheet1").id,
      details: { valueBefore: 5, valueAfter: 6, valueTypeBefore: "Double", valueTypeAfter: "Double" },
      triggerSource: "Unknown",
    });
  });

  it("by the add-in itself is told as such", async () => {
    const { heard } = await listenToSheet();
    await run(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[1, 2]];
      await context.sync();
    });
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toMatchObject({ address: "A1:B1", triggerSource: "ThisLocalAddin" });
  });

  it("does not say who did it in an Excel before 1.14", async () => {
    const older = await createOfficeSandbox({ requirements: requirementsOf("1.13") });
    const { heard } = await listenToSheet(older);
    older.host.type("Sheet1", "A1", 1);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]?.triggerSource).toBeUndefined();
  });

  it("gives its range, which has moved along meanwhile", async () => {
    const { heard } = await listenToSheet();
    sandbox.host.paste("Sheet1", "A1", [[1], [2]]);
    await expect.poll(() => heard.length).toBe(1);
    sandbox.host.insertRows("Sheet1", 0);
    await sandbox.Excel.run(async (context) => {
      const range = heard[0]?.getRange(context).load("address,values");
      await context.sync();
      expect([range?.address, range?.values]).toEqual(["Sheet1!A2:A3", [[1], [2]]]);
    });
  });

  it("of rows says which and how", async () => {
    const { heard } = await listenToSheet();
    sandbox.host.insertRows("Sheet1", 2, 2);
    sandbox.host.deleteRows("Sheet1", 4);
    await expect
      .poll(() => heard.map(({ changeType, address }) => [changeType, address]))
      .toEqual([
        ["RowInserted", "3:4"],
        ["RowDeleted", "5:5"],
      ]);
  });

  it("that was refused is not told", async () => {
    const { heard } = await listenToSheet();
    await run(async (sheet, context) => {
      sheet.protection.protect();
      await context.sync();
    });
    sandbox.host.type("Sheet1", "A1", 1);
    await settle();
    expect(heard).toEqual([]);
  });

  it("of one sheet is not told to listeners of another, but to those of all", async () => {
    const all: string[] = [];
    await run(async (_, context) => {
      context.workbook.worksheets.add("Other");
      context.workbook.worksheets.onChanged.add(async ({ worksheetId }) => void all.push(worksheetId));
      await context.sync();
    });
    const { heard } = await listenToSheet();
    sandbox.host.type("Other", "A1", 1);
    await expect.poll(() => all).toEqual([sandbox.host.model.sheet("Other").id]);
    expect(heard).toEqual([]);
  });

  it("is not told any more once the handler was removed", async () => {
    const { heard, stop } = await listenToSheet();
    await stop();
    sandbox.host.type("Sheet1", "A1", 1);
    await settle();
    expect(heard).toEqual([]);
    expect(sandbox.host.events.isListenedTo("DataChanged", sandbox.host.model.sheet("Sheet1").id)).toBe(false);
  });
});

describe("other events", () => {
  it("tell of sheets that come, go and come up, and of the selection", async () => {
    const heard: string[] = [];
    await run(async (sheet, context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(async ({ type }) => void heard.push(type));
      worksheets.onDeleted.add(async ({ type }) => void heard.push(type));
      worksheets.onActivated.add(async ({ type }) => void heard.push(type));
      sheet.onDeactivated.add(async ({ type }) => void heard.push(type));
      sheet.onSelectionChanged.add(async ({ type, address }) => void heard.push(`${type} ${address}`));
      await context.sync();
    });
    sandbox.host.select("Sheet1", "B2");
    const added = sandbox.host.addSheet("New");
    sandbox.host.deleteSheet(added);
    await expect
      .poll(() => heard)
      .toEqual([
        "WorksheetSelectionChanged B2",
        "WorksheetAdded",
        "WorksheetDeactivated",
        "WorksheetActivated",
        "WorksheetActivated",
        "WorksheetDeleted",
      ]);
  });
});

describe("while a person types in a cell", () => {
  const write = (options: Excel.RunOptions) =>
    sandbox.Excel.run(options, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
      await context.sync();
    });

  it("requests fail", async () => {
    sandbox.host.enterCellEdit();
    await expect(write({})).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    expect(sandbox.host.valueAt("Sheet1", "A1")).toBe("");
  });

  it("requests wait that asked to, until the person is done", async () => {
    sandbox.host.enterCellEdit();
    const writing = write({ delayForCellEdit: true });
    await expect.poll(() => sandbox.host.waitingRequests()).toBe(1);
    expect(sandbox.host.valueAt("Sheet1", "A1")).toBe("");
    sandbox.host.leaveCellEdit();
    await writing;
    expect(sandbox.host.valueAt("Sheet1", "A1")).toBe(1);
  });
});
