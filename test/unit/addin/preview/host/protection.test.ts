import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets.getItem("Sheet1"), context));

/** The code of Excel's refusal, null when it does as asked. */
async function codeOf(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<string | null> {
  try {
    await run(async (sheet, context) => {
      batch(sheet, context);
      await context.sync();
    });
    return null;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

/** A protected sheet of which only B2:B9 can be filled. */
const protect = (options: Excel.WorksheetProtectionOptions = {}, password?: string) =>
  run(async (sheet, context) => {
    sheet.getRange("A1:B9").values = Array.from({ length: 9 }, (_, row) => [row, 9 - row]);
    sheet.getRange("B2:B9").format.protection.locked = false;
    sheet.protection.protect(options, password);
    await context.sync();
  });

describe("a protected sheet", () => {
  it("tells what it allows", async () => {
    await protect({ allowSort: true });
    await run(async (sheet, context) => {
      sheet.protection.load("protected,options");
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
      expect(sheet.protection.options).toMatchObject({
        allowSort: true,
        allowInsertRows: false,
        selectionMode: "Normal",
      });
    });
  });

  it("keeps locked cells from people and add-ins alike", async () => {
    await protect();
    expect(sandbox.host.type("Sheet1", "B2", 5)).toBeNull();
    expect(sandbox.host.type("Sheet1", "A2", 5)).toContain("protected sheet");
    expect(() => sandbox.host.paste("Sheet1", "A2", [[5]])).toThrow(/protected/);
    expect(() => sandbox.host.clear("Sheet1", "A2:B3")).toThrow(/protected/);
    expect(await codeOf((sheet) => (sheet.getRange("B3").values = [[5]]))).toBeNull();
    expect(await codeOf((sheet) => (sheet.getRange("A3:B3").values = [[5, 5]]))).toBe("AccessDenied");
    expect(await codeOf((sheet) => sheet.getRange("A3").clear("Contents"))).toBe("AccessDenied");
    expect(sandbox.host.values("Sheet1", "A2:B3")).toEqual([
      [1, 5],
      [2, 5],
    ]);
  });

  it("refuses what it does not allow, and does what it allows", async () => {
    const deeds: Readonly<Record<string, (sheet: Excel.Worksheet) => void>> = {
      allowFormatCells: (sheet) => (sheet.getRange("B2").format.fill.color = "#FF0000"),
      allowFormatColumns: (sheet) => (sheet.getRange("B2").format.columnWidth = 10),
      allowFormatRows: (sheet) => (sheet.getRange("B2").format.rowHeight = 10),
      allowInsertRows: (sheet) => void sheet.getRange("5:5").insert("Down"),
      allowInsertColumns: (sheet) => void sheet.getRange("C:C").insert("Right"),
      allowSort: (sheet) => sheet.getRange("B2:B9").sort.apply([{ key: 0 }]),
    };
    await protect();
    for (const deed of Object.values(deeds)) expect(await codeOf(deed)).toBe("AccessDenied");
    sandbox.host.unprotect("Sheet1");
    await protect(Object.fromEntries(Object.keys(deeds).map((option) => [option, true])));
    for (const deed of Object.values(deeds)) expect(await codeOf(deed)).toBeNull();
  });

  it("never lets locks, rules or merged cells be changed", async () => {
    await protect({ allowFormatCells: true });
    expect(await codeOf((sheet) => (sheet.getRange("A1").format.protection.locked = false))).toBe("AccessDenied");
    expect(await codeOf((sheet) => (sheet.getRange("B2").dataValidation.ignoreBlanks = false))).toBe("AccessDenied");
    expect(await codeOf((sheet) => sheet.getRange("B2:B3").merge())).toBe("AccessDenied");
  });

  it("deletes and sorts rows only where no cell is locked", async () => {
    await protect({ allowDeleteRows: true, allowSort: true });
    expect(() => sandbox.host.deleteRows("Sheet1", 4)).toThrow(/locked/);
    expect(() => sandbox.host.sort("Sheet1", "A2:B9", 1)).toThrow(/locked/);
    sandbox.host.sort("Sheet1", "B2:B9", 0);
    sandbox.host.unprotect("Sheet1");
    await run(async (sheet, context) => {
      sheet.getRange("5:9").format.protection.locked = false;
      sheet.protection.protect({ allowDeleteRows: true });
      await context.sync();
    });
    sandbox.host.deleteRows("Sheet1", 4);
    expect(() => sandbox.host.deleteRows("Sheet1", 3)).toThrow(/locked/);
  });

  it("opens with its password only", async () => {
    await protect({}, "secret");
    expect(() => sandbox.host.unprotect("Sheet1")).toThrow(/password/);
    expect(await codeOf((sheet) => sheet.protection.unprotect("guess"))).toBe("AccessDenied");
    expect(await codeOf((sheet) => sheet.protection.unprotect("secret"))).toBeNull();
    expect(await codeOf((sheet) => sheet.protection.unprotect())).toBeNull();
  });

  it("cannot be protected once more", async () => {
    await protect();
    expect(await codeOf((sheet) => sheet.protection.protect())).toBe("InvalidOperation");
  });
});

describe("a protected workbook", () => {
  it("keeps its sheets as they are, and says so", async () => {
    await run(async (_, context) => {
      context.workbook.protection.protect();
      context.workbook.protection.load("protected");
      await context.sync();
      expect(context.workbook.protection.protected).toBe(true);
    });
    expect(await codeOf((_, context) => void context.workbook.worksheets.add("More"))).toBe("AccessDenied");
    expect(await codeOf((sheet) => (sheet.name = "Mine"))).toBe("AccessDenied");
    expect(() => sandbox.host.addSheet()).toThrow(/structure/);
    expect(await codeOf((sheet) => (sheet.getRange("A1").values = [[1]]))).toBeNull();
    expect(await codeOf((_, context) => context.workbook.protection.unprotect())).toBeNull();
    expect(await codeOf((_, context) => void context.workbook.worksheets.add("More"))).toBeNull();
  });
});
