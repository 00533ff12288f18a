import { createExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import { imageOf } from "../../../../../addin/preview/host/model/image-of.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createOfficeSandbox, type OfficeSandbox } from "../../../../support/office-sandbox.ts";

let sandbox: OfficeSandbox;
beforeEach(async () => {
  sandbox = await createOfficeSandbox();
});

const run = <T>(batch: (sheets: Excel.WorksheetCollection, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  sandbox.Excel.run((context) => batch(context.workbook.worksheets, context));

async function codeOf(batch: (sheets: Excel.WorksheetCollection) => void): Promise<string | null> {
  try {
    await run(async (sheets, context) => {
      batch(sheets);
      await context.sync();
    });
    return null;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

const names = () => sandbox.host.model.sheets.map(({ name }) => name);

describe("sheets", () => {
  it("are added at the end, found by name in any case and by id, and listed", async () => {
    await run(async (sheets, context) => {
      const added = sheets.add("IMAT").load("id,name,position,visibility");
      sheets.add();
      const count = sheets.getCount();
      await context.sync();
      expect([added.name, added.position, added.visibility, count.value]).toEqual(["IMAT", 1, "Visible", 3]);
      const found = [sheets.getItem("imat"), sheets.getItem(added.id), sheets.getItemOrNullObject("Nope")];
      for (const sheet of found) sheet.load("name");
      sheets.load("items/name,items/id");
      await context.sync();
      expect(found.map((sheet) => (sheet.isNullObject ? null : sheet.name))).toEqual(["IMAT", "IMAT", null]);
      expect(sheets.items.map(({ name }) => name)).toEqual(["Sheet1", "IMAT", "Sheet3"]);
      expect(new Set(sheets.items.map(({ id }) => id)).size).toBe(3);
    });
  });

  it("that are not there are not found", async () => {
    expect(await codeOf((sheets) => void sheets.getItem("Nope").load("name"))).toBe("ItemNotFound");
  });

  it("may be deleted where they are not, as samples do", async () => {
    expect(await codeOf((sheets) => sheets.getItemOrNullObject("Nope").delete())).toBeNull();
  });

  it.each(["a/b", "a:b", "a?b", "a[b", "x".repeat(32), "'a", "History"])("cannot be named %j", async (name) => {
    expect(await codeOf((sheets) => void sheets.add(name))).toBe("InvalidArgument");
    expect(await codeOf((sheets) => (sheets.getItem("Sheet1").name = name))).toBe("InvalidArgument");
  });

  it("have names of their own", async () => {
    expect(await codeOf((sheets) => void sheets.add("SHEET1"))).toBe("ItemAlreadyExists");
    expect(await codeOf((sheets) => (sheets.getItem("Sheet1").name = "sheet1"))).toBeNull();
  });

  it("leave broken names and references when they are deleted", async () => {
    await run(async (sheets, context) => {
      const doomed = sheets.add("Doomed");
      context.workbook.names.add("Lost", doomed.getRange("A1:B2"));
      sheets.getItem("Sheet1").getRange("A1").formulas = [["=Doomed!A1"]];
      doomed.delete();
      const name = context.workbook.names.getItem("Lost").load("formula");
      const range = sheets.getItem("Sheet1").getRange("A1").load("formulas");
      await context.sync();
      expect([name.formula, range.formulas[0]?.[0]]).toEqual(["=#REF!$A$1:$B$2", "=#REF!A1"]);
    });
    expect(names()).toEqual(["Sheet1"]);
  });

  it("are never all hidden or deleted", async () => {
    expect(await codeOf((sheets) => sheets.getItem("Sheet1").delete())).toBe("InvalidOperation");
    expect(await codeOf((sheets) => (sheets.getItem("Sheet1").visibility = "Hidden"))).toBe("InvalidOperation");
  });

  it("that are very hidden are shown before they are deleted", async () => {
    await run(async (sheets, context) => {
      sheets.add("_hidden").visibility = "VeryHidden";
      await context.sync();
    });
    expect(await codeOf((sheets) => sheets.getItem("_hidden").delete())).toBe("InvalidOperation");
    expect(await codeOf((sheets) => sheets.getItem("_hidden").activate())).toBe("InvalidOperation");
    const showAndDelete = (sheets: Excel.WorksheetCollection) => {
      sheets.getItem("_hidden").visibility = "Hidden";
      sheets.getItem("_hidden").delete();
    };
    expect(await codeOf(showAndDelete)).toBeNull();
  });

  it("are copied by people with everything but their tables, and renamed", async () => {
    await run(async (sheets, context) => {
      const sheet = sheets.getItem("Sheet1");
      sheet.getRange("A1").values = [["x"]];
      sheet.getRange("A1").format.fill.color = "#FF0000";
      context.workbook.names.add("Here", sheet.getRange("A1"));
      await context.sync();
    });
    const copy = sandbox.host.model.copySheet("Sheet1");
    sandbox.host.model.renameSheet(sandbox.host.model.sheet("Sheet1"), "First");
    expect(names()).toEqual(["First", "Sheet1 (2)"]);
    await run(async (sheets, context) => {
      const range = sheets.getItem(copy.id).getRange("A1").load("values,format/fill/color");
      const own = sheets.getItem(copy.id).names.getItem("Here").load("scope,formula");
      await context.sync();
      expect([range.values, range.format.fill.color]).toEqual([[["x"]], "#FF0000"]);
      expect([own.scope, own.formula]).toEqual(["Worksheet", "='Sheet1 (2)'!$A$1"]);
    });
  });

  it("come up one at a time, and selecting goes to a sheet", async () => {
    await run(async (sheets, context) => {
      sheets.add("IMAT").getRange("B2:C3").select();
      const active = sheets.getActiveWorksheet().load("name");
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      expect([active.name, selected.address]).toEqual(["IMAT", "IMAT!B2:C3"]);
    });
    sandbox.host.activate(sandbox.host.model.sheet("Sheet1"));
    expect(sandbox.host.selectedAddress()).toBe("Sheet1!A1");
  });

  it("keep their looks", async () => {
    await run(async (sheets, context) => {
      const sheet = sheets.getItem("Sheet1");
      sheet.tabColor = "#00ff00";
      sheet.showGridlines = false;
      sheet.load("tabColor,showGridlines");
      await context.sync();
      expect([sheet.tabColor, sheet.showGridlines]).toEqual(["#00FF00", false]);
    });
  });
});

describe("workbooks handed over as base64", () => {
  it("are written down when they are opened", async () => {
    await sandbox.Excel.createWorkbook("UEsDBA==");
    expect(sandbox.host.createdWorkbooks).toEqual(["UEsDBA=="]);
  });

  it("give their sheets, with what they look like and under names that are free", async () => {
    const other = createExcelHost();
    other.type("Sheet1", "A1", [["1-2"], ["=More!A1"]]);
    other.addSheet("More");
    const { Excel: excel, host } = await createOfficeSandbox({ readWorkbook: async () => imageOf(other.model) });
    const ids = await excel.run(async (context) => {
      const result = context.workbook.insertWorksheetsFromBase64("UEsDBA==", { positionType: "Beginning" });
      await context.sync();
      return result.value;
    });
    expect(host.insertedWorkbooks).toEqual(["UEsDBA=="]);
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Sheet1 (2)", "More", "Sheet1"]);
    expect(ids).toEqual(host.model.sheets.slice(0, 2).map(({ id }) => id));
    expect(host.text("Sheet1 (2)", "A1")).toEqual([["2-Jan"]]);
  });

  it("give only the sheets asked for", async () => {
    const other = createExcelHost();
    other.addSheet("More");
    const { Excel: excel, host } = await createOfficeSandbox({ readWorkbook: async () => imageOf(other.model) });
    await excel.run(async (context) => {
      context.workbook.insertWorksheetsFromBase64("UEsDBA==", { sheetNamesToInsert: ["More"] });
      await context.sync();
    });
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Sheet1", "More"]);
  });

  it("are refused when they cannot be read", async () => {
    const { Excel: excel, host } = await createOfficeSandbox({ readWorkbook: async () => null });
    const insert = excel.run(async (context) => {
      context.workbook.insertWorksheetsFromBase64("UEsDBA==");
      await context.sync();
    });
    await expect(insert).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(host.model.sheets).toHaveLength(1);
  });
});

describe("settings", () => {
  it("are the same through either door", async () => {
    const { settings } = sandbox.Office.context.document;
    settings.set("old", { deep: [1, 2] });
    await new Promise((resolve) => {
      settings.saveAsync(resolve);
    });
    await run(async (_, context) => {
      const old = context.workbook.settings.getItem("old").load("value");
      context.workbook.settings.add("new", "here");
      const missing = context.workbook.settings.getItemOrNullObject("nope");
      await context.sync();
      expect([old.value, missing.isNullObject]).toEqual([{ deep: [1, 2] }, true]);
    });
    await new Promise((resolve) => {
      settings.refreshAsync(resolve);
    });
    expect(settings.get("new")).toBe("here");
  });
});

describe("the application", () => {
  it("lets screen and calculation be held back", async () => {
    await run(async (_, context) => {
      const { application } = context.workbook;
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.calculationMode = "Manual";
      application.load("calculationMode");
      await context.sync();
      expect(application.calculationMode).toBe("Manual");
    });
  });
});
