import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readXlsx } from "../../../../../addin/preview/file/read-xlsx.ts";
import { writeXlsx } from "../../../../../addin/preview/file/write-xlsx.ts";
import { cellAt, readArea, wholeSheet, type Area } from "../../../../../addin/preview/host/a1.ts";
import { createExcelHost, type ExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import { openImage } from "../../../../../addin/preview/host/model/apply-image.ts";
import { imageOf } from "../../../../../addin/preview/host/model/image-of.ts";
import type { Sheet } from "../../../../../addin/preview/host/model/sheet.ts";
import { writeDocumentWorkbook } from "../../../../../server/workbook/document-workbook.ts";
import { createOfficeSandbox } from "../../../../support/office-sandbox.ts";
import { createExcelWorkbook } from "../../../../../addin/workbook/excel-workbook.ts";

import { filled, valueOf } from "../../workbook/open-book.ts";
import { gridsOf, imatValues, requestFor } from "../../workbook/demo-documents.ts";

const at = (address: string): Area => readArea(address) ?? cellAt(0, 0);

/** Opens in another Excel what was saved in one. */
async function reopen(host: ExcelHost, into: ExcelHost = createExcelHost({ currentYear: 2024 })): Promise<ExcelHost> {
  const read = await readXlsx(await writeXlsx(imageOf(host.model)));
  if (!read.ok) throw new Error(read.error.kind);
  openImage(into.model, "Again.xlsx", read.value.image);
  return into;
}

function bookWithSheet(): { readonly host: ExcelHost; readonly sheet: Sheet } {
  const host = createExcelHost({ currentYear: 2024 });
  return { host, sheet: host.model.active };
}

describe("a workbook that is saved and opened again", () => {
  it("keeps its values and formulas, whatever kind they are", async () => {
    const { host } = bookWithSheet();
    host.type("Sheet1", "A1", [
      [12.5, "text", true],
      ["'007", "2024-03-01", "7%"],
      ["=SUM(A1,2)", "#N/A", "=IFS(A1>1,2)"],
    ]);
    host.type("Sheet1", "B5", "  two\nlines <&> ");
    const again = await reopen(host);
    for (const address of ["A1:C3", "B5"]) {
      expect(again.values("Sheet1", address)).toEqual(host.values("Sheet1", address));
      expect(again.text("Sheet1", address)).toEqual(host.text("Sheet1", address));
    }
    const formulas = ["A3", "C3"].map((address) => again.model.active.cells.get(at(address).row, at(address).column));
    expect(formulas).toEqual([
      { kind: "formula", formula: "=SUM(A1,2)" },
      { kind: "formula", formula: "=IFS(A1>1,2)" },
    ]);
  });

  it("keeps how cells look", async () => {
    const { host, sheet } = bookWithSheet();
    const looks: Readonly<Record<string, unknown>> = {
      "fill.color": "#FFF2CC",
      "font.name": "Arial",
      "font.size": 14,
      "font.color": "#1F4E78",
      "font.bold": true,
      "font.italic": true,
      "font.underline": "Single",
      "font.strikethrough": true,
      "border.top.style": "Continuous",
      "border.left.style": "Double",
      "border.left.weight": "Thick",
      "border.bottom.style": "Dash",
      "border.bottom.color": "#FF0000",
      horizontalAlignment: "Center",
      verticalAlignment: "Top",
      wrapText: true,
      indentLevel: 2,
      numberFormat: "#,##0.00",
      "protection.locked": false,
    };
    for (const [look, value] of Object.entries(looks)) sheet.paint(look, at("B2:C3"), value);
    const again = (await reopen(host)).model.active;
    for (const look of Object.keys(looks)) {
      expect([look, again.look(look, 2, 2)]).toEqual([look, looks[look]]);
      expect([look, again.look(look, 0, 0)]).toEqual([look, undefined]);
    }
  });

  it("keeps what is said of whole rows and columns, to the sheet's edge", async () => {
    const { host, sheet } = bookWithSheet();
    host.type("Sheet1", "A1", "x");
    sheet.paint("protection.locked", wholeSheet, false);
    sheet.paint("protection.locked", at("1:4"), true);
    sheet.paint("columnWidth", at("B:C"), 105);
    sheet.paint("columnHidden", at("E:E"), true);
    sheet.paint("rowHeight", at("3:3"), 40);
    sheet.paint("rowHidden", at("9:9"), true);
    const again = (await reopen(host)).model.active;
    const isLocked = (address: string): boolean =>
      again.look("protection.locked", at(address).row, at(address).column) !== false;
    expect(["A1", "H4", "XFD4", "A5", "H5", "XFD1048576"].map(isLocked)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([again.look("columnWidth", 5, 2), again.look("columnWidth", 5, 3)]).toEqual([105, undefined]);
    expect([again.look("rowHeight", 2, 0), again.look("rowHidden", 8, 0), again.look("columnHidden", 0, 4)]).toEqual([
      40,
      true,
      true,
    ]);
  });

  it("keeps merged cells, panes, notes, tables, names, sheets that are hidden, and colours of tabs", async () => {
    const { host, sheet } = bookWithSheet();
    host.type("Sheet1", "B2", [
      ["Name", "Score"],
      ["a", 1],
      ["b", 2],
    ]);
    sheet.merged = [at("E1:F3")];
    sheet.frozen = at("A1:B3");
    sheet.tabColor = "#00B050";
    sheet.showGridlines = false;
    sheet.notes = [{ row: 1, column: 1, author: "Practice champion", text: "Two\nlines" }];
    sheet.comments = [
      {
        id: "{0DD52522-7C87-4E44-9C4A-3F8D9DF2F274}",
        row: 3,
        column: 2,
        content: "Which quarter?",
        authorName: "CHITA",
        created: "2024-03-01T10:00:00",
        isResolved: true,
        replies: [
          {
            id: "{69FD0547-B96A-43DB-873A-ACBDF31AAAAA}",
            content: "The third.",
            authorName: "Champion",
            created: "2024-03-02T10:00:00",
          },
        ],
      },
    ];
    sheet.tables = [{ id: "t", name: "Scores", area: at("B2:C4"), showHeaders: true, style: "TableStyleMedium2" }];
    const hidden = host.addSheet("My lists");
    host.activate(sheet);
    host.model.setVisibility(hidden, "VeryHidden");
    host.model.names = [
      {
        name: "Milepost.score",
        comment: "",
        visible: true,
        scope: null,
        refersTo: { kind: "range", range: { sheet: hidden, area: at("A1:A9") } },
      },
      {
        name: "here",
        comment: "",
        visible: true,
        scope: sheet,
        refersTo: { kind: "range", range: { sheet, area: at("A1") } },
      },
    ];
    const again = await reopen(host);
    expect(imageOf(again.model)).toEqual({ ...imageOf(host.model) });
    expect(again.model.sheets.map(({ id }) => id)).toEqual(host.model.sheets.map(({ id }) => id));
  });

  it("keeps what may be typed, what is coloured, and what is protected", async () => {
    const { host, sheet } = bookWithSheet();
    const alert = { showAlert: true, style: "Stop", title: "No", message: "Not that." };
    const rules = [
      { list: { inCellDropDown: true, source: "0,1,2" } },
      { list: { inCellDropDown: true, source: "=Lists!$A$1:$A$3" } },
      { wholeNumber: { formula1: 0, operator: "GreaterThanOrEqualTo" } },
      { decimal: { formula1: 0.5, formula2: 1, operator: "Between" } },
      { date: { formula1: 43_000, formula2: 44_000, operator: "Between" } },
      { textLength: { formula1: 10, operator: "LessThanOrEqualTo" } },
      { custom: { formula: "=A1>B1" } },
    ];
    for (const [column, rule] of rules.entries()) {
      const area = { row: 4, column, rowCount: 1_048_576 - 4, columnCount: 1 };
      sheet.paint("validation.rule", area, rule);
      sheet.paint("validation.errorAlert", area, alert);
    }
    sheet.paint("validation.prompt", at("J1:J2"), { showPrompt: true, title: "Note", message: "Anything." });
    const format = (type: string, parts: readonly (readonly [string, unknown])[]) => ({
      id: type,
      type,
      area: at("A1:A9"),
      stopIfTrue: false,
      parts: new Map(parts),
    });
    sheet.conditionalFormats = [
      format("Custom", [
        ["rule.formula", "=AND(ISNUMBER(A1),A1=2)"],
        ["format.fill.color", "#C6EFCE"],
        ["format.font.color", "#006100"],
      ]),
      format("CellValue", [
        ["rule", { formula1: "=1", formula2: "=2", operator: "Between" }],
        ["format.font.bold", true],
      ]),
    ];
    sheet.protection = {
      allowed: new Set(["allowSort", "allowInsertRows", "allowEditObjects"]),
      selectionMode: "Normal",
      password: null,
    };
    host.model.structurePassword = "";
    const again = await reopen(host);
    const [before, after] = [imageOf(host.model), imageOf(again.model)];
    expect(after.sheets[0]?.conditionalFormats).toEqual(before.sheets[0]?.conditionalFormats);
    expect(after.sheets[0]?.protection).toEqual(before.sheets[0]?.protection);
    expect(after.structurePassword).toBe("");
    const active = again.model.active;
    for (const [column, rule] of rules.entries()) {
      expect(active.look("validation.rule", 4, column)).toEqual(rule);
      expect(active.look("validation.rule", 1_048_575, column)).toEqual(rule);
      expect(active.look("validation.rule", 3, column)).toBeUndefined();
    }
    expect(active.look("validation.errorAlert", 4, 0)).toEqual(alert);
    expect(active.look("validation.prompt", 1, 9)).toEqual({ showPrompt: true, title: "Note", message: "Anything." });
  });

  it("keeps colour scales, data bars and icon sets, with every kind of limit", async () => {
    const { host, sheet } = bookWithSheet();
    const limit = (type: string, formula?: string) => ({
      type,
      ...(formula === undefined ? {} : { formula, operator: "GreaterThanOrEqual" }),
    });
    const ends = { minimum: { ...limit("LowestValue"), color: "#FFFFFF" } };
    const formats: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ["ColorScale", { criteria: { ...ends, maximum: { ...limit("HighestValue"), color: "#63BE7B" } } }],
      ...["Number", "Percent", "Percentile"].map((type) => {
        const midpoint = { ...limit(type, "40"), color: "#FFEB84" };
        const maximum = { ...limit("Formula", '=$B$1&""'), color: "#63BE7B" };
        return ["ColorScale", { criteria: { ...ends, midpoint, maximum } }] as const;
      }),
      [
        "DataBar",
        {
          lowerBoundRule: limit("Automatic"),
          upperBoundRule: limit("Percentile", "90"),
          "positiveFormat.fillColor": "#00B050",
          "positiveFormat.borderColor": "#112233",
          "positiveFormat.gradientFill": false,
          "negativeFormat.fillColor": "#FFC000",
          axisColor: "#445566",
          axisFormat: "CellMidPoint",
          barDirection: "RightToLeft",
          showDataBarOnly: true,
        },
      ],
      [
        "IconSet",
        {
          style: "FiveBoxes",
          criteria: ["0", "10", "50", "60", "95"].map((formula) => limit("Percent", formula)),
          reverseIconOrder: true,
          showIconOnly: true,
        },
      ],
      ["IconSet", { style: "ThreeSymbols", criteria: ["0", "1", "2"].map((formula) => limit("Number", formula)) }],
    ];
    sheet.conditionalFormats = formats.map(([type, parts], index) => ({
      id: String(index),
      type,
      area: at("A1:A9"),
      stopIfTrue: index === 1,
      parts: new Map(Object.entries(parts)),
    }));
    const again = (await reopen(host)).model.active.conditionalFormats;
    expect(again.map(({ type, area, stopIfTrue }) => [type, area, stopIfTrue])).toEqual(
      sheet.conditionalFormats.map(({ type, area, stopIfTrue }) => [type, area, stopIfTrue]),
    );
    for (const [index, [, parts]] of formats.entries()) {
      expect(Object.fromEntries(again[index]?.parts ?? [])).toMatchObject(parts);
    }
  });

  it("keeps pictures at their places", async () => {
    const { host, sheet } = bookWithSheet();
    const bytes = await readFile(new URL("../../../../../addin/public/assets/icon-32.png", import.meta.url));
    const from = { row: 3, column: 1, down: 4, right: 2.5 };
    const to = { row: 8, column: 2, down: 0, right: 10 };
    sheet.pictures = [
      { bytes: new Uint8Array(bytes), extension: "png", from, to },
      { bytes: new Uint8Array(bytes), extension: "png", from, to: { width: 64, height: 32 } },
    ];
    const again = (await reopen(host)).model.active.pictures;
    expect(again.map((picture) => [picture.extension, picture.from, picture.to])).toEqual([
      ["png", { ...from, right: expect.closeTo(2.5, 3) }, to],
      ["png", { ...from, right: expect.closeTo(2.5, 3) }, { width: 64, height: 32 }],
    ]);
    expect(again.every((picture) => Buffer.from(picture.bytes).equals(bytes))).toBe(true);
  });

  it("keeps a sheet with a password protected", async () => {
    const { host, sheet } = bookWithSheet();
    sheet.protection = { allowed: new Set(), selectionMode: "Normal", password: "secret" };
    const again = await reopen(host);
    expect(() => again.unprotect("Sheet1")).toThrow("has a password");
    const once = await reopen(again);
    expect(() => once.unprotect("Sheet1")).toThrow("has a password");
  });

  it("gives new sheets ids that no other sheet of it has or had", async () => {
    const { host } = bookWithSheet();
    const again = await reopen(host);
    expect(host.model.sheets.map(({ id }) => id)).not.toContain(again.addSheet().id);
    const next = host.addSheet().id;
    expect(again.model.sheets.map(({ id }) => id)).not.toContain(next);
  });
});

describe("a Milepost workbook", () => {
  it("saved and opened again holds the same documents, with nothing different", async () => {
    const first = await createOfficeSandbox();
    const grids = gridsOf("imat", "2031-03");
    const options = { isSetSupported: () => true };
    const book = createExcelWorkbook(first.Excel, options);
    const inserted = await book.insert(requestFor("imat", "2031-03", grids, imatValues));
    const before = await book.read(valueOf(inserted), grids);

    const second = await createOfficeSandbox();
    await reopen(first.host, second.host);
    const sameBook = createExcelWorkbook(second.Excel, options);
    expect(await sameBook.readBindings()).toEqual(await book.readBindings());
    expect(await sameBook.read(valueOf(inserted), grids)).toEqual(before);
  });

  it("downloaded from the server opens, is found, and takes values as the add-in's own does", async () => {
    const grids = gridsOf("imat", "2031-03");
    const request = requestFor("imat", "2031-03", grids, imatValues);
    const file = await writeDocumentWorkbook({
      model: { grids, rules: () => [], progress: () => ({ done: 0, of: 0, words: "" }), figures: () => [] },
      title: "IMAT",
      subtitle: request.subtitle,
      cells: request.cells,
      binding: request.binding,
    });
    const read = await readXlsx(file);
    if (!read.ok) throw new Error(read.error.kind);
    const { Excel: excel, host } = await createOfficeSandbox();
    openImage(host.model, "Downloaded.xlsx", read.value.image);
    const book = createExcelWorkbook(excel, { isSetSupported: () => true });
    const bindings = await book.readBindings();
    const found = valueOf(bindings)[0];
    if (found === undefined) throw new Error("The pane finds no document.");
    const reading = valueOf(await book.read(found, grids));
    expect(filled(reading)).toEqual(Object.fromEntries(request.cells));
    expect((await book.writeBack(found, reading, [{ path: "7/score", value: 3 }])).ok).toBe(true);
    expect(filled(valueOf(await book.read(found, grids)))).toMatchObject({ "7/score": 3 });
  });
});
