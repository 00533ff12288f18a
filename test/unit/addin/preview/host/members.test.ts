import { beforeAll, describe, expect, it } from "vitest";
import { simulatedClasses } from "../../../../../addin/preview/host/api/api-object.ts";
import { requirementsOf } from "../../../../../addin/preview/host/requirement-sets.ts";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeAll(async () => {
  sandbox = await createOfficeSandbox();
});

/** What Excel answers to a batch that must fail. */
async function failureOf(batch: (context: Excel.RequestContext) => void, { Excel: excel } = sandbox) {
  try {
    await excel.run(async (context) => {
      batch(context);
      await context.sync();
    });
  } catch (error) {
    const { code, message, debugInfo } = error as OfficeExtension.Error;
    return { code, message, location: debugInfo.errorLocation };
  }
  throw new Error("Excel took it.");
}

const firstSheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem("Sheet1");

describe("the simulated members", () => {
  it("are all members of the genuine library", () => {
    const classes = new Map(Object.entries(sandbox.Excel as object));
    const madeUp = [...simulatedClasses].flatMap(([className, members]) => {
      if (className === "AddinInternalService") return []; // Office.js keeps it to itself
      const { prototype } = classes.get(className) as { prototype: object };
      return members.filter((name) => !(name in prototype)).map((name) => `${className}.${name}`);
    });
    expect(madeUp).toEqual([]);
    expect(simulatedClasses.size).toBeGreaterThan(20);
  });
});

describe("a member that is not simulated", () => {
  it("fails by its name, with the place", async () => {
    expect(await failureOf((context) => firstSheet(context).getRange("A1").removeDuplicates([0], true))).toEqual({
      code: "NotImplemented",
      message: "Range.removeDuplicates is not simulated",
      location: "Range.removeDuplicates",
    });
  });

  it.each<[string, (context: Excel.RequestContext) => void]>([
    ["Worksheet.shapes", (context) => void firstSheet(context).shapes.load("items")],
    ["Range.hyperlink", (context) => void firstSheet(context).getRange("A1").load("hyperlink")],
    ["Range.style", (context) => void (firstSheet(context).getRange("A1").style = "Good")],
    ["RangeFont.superscript", (context) => void firstSheet(context).getRange("A1").load("format/font/superscript")],
    ["Workbook.customXmlParts", (context) => void context.workbook.customXmlParts.add("<a/>")],
  ])("fails whether it is called, set or loaded: %s", async (member, use) => {
    expect(await failureOf(use)).toMatchObject({ code: "NotImplemented", message: `${member} is not simulated` });
  });

  it("fails for an event as well", async () => {
    const failure = await failureOf((context) => void firstSheet(context).onFormatChanged.add(async () => {}));
    expect(failure).toMatchObject({ code: "NotImplemented" });
    expect(failure.message).toContain("FormatChanged");
  });
});

describe("a name that nobody has", () => {
  it("is an invalid argument, as in Excel", async () => {
    expect(await failureOf((context) => void firstSheet(context).load("nonsense"))).toMatchObject({
      code: "InvalidArgument",
    });
  });
});

describe("an Excel of an older requirement set", () => {
  it("says so, and its Office.js refuses what came later", async () => {
    const older = await createOfficeSandbox({ requirements: requirementsOf("1.9") });
    const { requirements } = older.Office.context;
    expect(["1.9", "1.13"].map((version) => requirements.isSetSupported("ExcelApi", version))).toEqual([true, false]);
    const insert = (context: Excel.RequestContext) => void context.workbook.insertWorksheetsFromBase64("UEsDBA==");
    expect(await failureOf(insert, older)).toMatchObject({ code: "ApiNotFound" });
    expect(older.host.insertedWorkbooks).toEqual([]);
  });

  it("refuses nothing that it has", async () => {
    const older = await createOfficeSandbox({ requirements: requirementsOf("1.9") });
    await older.Excel.run(async (context) => {
      firstSheet(context).freezePanes.freezeRows(1);
      firstSheet(context).getRange("A1").dataValidation.ignoreBlanks = false;
      await context.sync();
    });
    expect(older.host.model.sheet("Sheet1").frozen?.rowCount).toBe(1);
  });
});
