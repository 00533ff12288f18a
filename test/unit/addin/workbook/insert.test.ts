import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../../shared/cell.ts";
import { canonicalValue } from "../../../../shared/grid/read-value.ts";
import { openGrid, fixedGrid } from "./demo-grids.ts";
import { cqmValues, gridsOf, imatValues, requestFor } from "./demo-documents.ts";
import { filled, findings, openBook, sheetNames, valueOf } from "./open-book.ts";

describe("a document put into a workbook", () => {
  it.each([
    ["imat", "2031-03", imatValues],
    ["cqm", "2017-Q4", cqmValues],
  ] as const)("reads as what it was filled with: %s", async (kind, period, values) => {
    const { workbook } = await openBook();
    const grids = gridsOf(kind, period);
    const binding = valueOf(await workbook.insert(requestFor(kind, period, grids, values)));
    const reading = valueOf(await workbook.read(binding, grids));
    expect(filled(reading)).toEqual(values);
    expect(findings(reading)).toEqual([]);
  });

  it("keeps every text as it is, whatever Excel would make of it", async () => {
    const texts = [
      "=1+1",
      "+1",
      "-1",
      "@a",
      "'a",
      "''",
      "007",
      "1-2",
      "12%",
      "TRUE",
      "1e5",
      " padded ",
      "#N/A",
      "a\nb",
    ];
    const rows = texts.map((text, index) => ({ key: `r${index}`, title: text, texts: {} }));
    const grid = { ...fixedGrid, rows };
    const values = Object.fromEntries(texts.map((text, index): [string, CellValue] => [`r${index}/note`, text]));
    const wrong = Object.fromEntries(texts.map((text, index): [string, CellValue] => [`r${index}/answer`, text]));
    const { workbook } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [grid], { ...values, ...wrong })));
    const reading = valueOf(await workbook.read(binding, [grid]));
    for (const [path, text] of Object.entries(values)) expect(reading.cells.get(path)).toBe(text);
    for (const [path, text] of Object.entries(wrong)) {
      expect(reading.cells.get(path)).toBe(canonicalValue({ type: "count" }, text));
    }
  });

  it("has formulas only where the grid says so", async () => {
    const { workbook, ask } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid], { "1/note": "=1+1" })));
    const formulas = await ask(async (context) => {
      const used = context.workbook.worksheets.getItem("Fixed").getUsedRange();
      used.load("formulas,values");
      await context.sync();
      const cells: unknown[] = used.formulas.flat();
      return cells.filter((cell) => typeof cell === "string" && /^=[A-Z]/.test(cell));
    });
    expect(formulas).toEqual(["=C5*2", "=C6*2", "=C7*2", "=C8*2", "=C9*2"]);
  });

  it("is formatted, framed and shown", async () => {
    const { workbook, ask } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const look = await ask(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Fixed");
      const active = context.workbook.worksheets.getActiveWorksheet();
      const frozen = sheet.freezePanes.getLocationOrNullObject();
      const text = sheet.getRange("B5");
      const answers = sheet.getRange("D5:D8");
      const header = sheet.getRange("A4:F4");
      active.load("name");
      frozen.load("address");
      text.load("format/wrapText,format/columnWidth");
      answers.load("numberFormat");
      header.load("format/fill/color");
      await context.sync();
      return {
        active: active.name,
        frozen: frozen.address,
        wraps: text.format.wrapText,
        width: text.format.columnWidth,
        formats: answers.numberFormat,
        header: header.format.fill.color,
      };
    });
    expect(look).toEqual({
      active: "Fixed",
      frozen: "Fixed!A1:A4",
      wraps: true,
      width: 213.75, // 40 characters of 7 pixels and 5 more, in points
      formats: [["#,##0"], ["yyyy-mm-dd"], ["0%"], ["General"]],
      header: "#1F4E78",
    });
  });

  it("has its codes small and grey where nobody has to read them", async () => {
    const { workbook, ask } = await openBook();
    const practice = gridsOf("imat", "2031-03").find(({ id }) => id === "practice");
    if (practice === undefined) throw new Error("IMAT has no practice sheet");
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [practice])));
    const fonts = await ask(async (context) => {
      const sheet = context.workbook.worksheets.getItem(practice.sheetName);
      const found = ["A4", "A5", "B5"].map((address) => sheet.getRange(address).format.font);
      for (const font of found) font.load("size,color");
      await context.sync();
      return found.map(({ size, color }) => [size, color]);
    });
    expect(fonts).toEqual([
      [11, "#FFFFFF"],
      [8, "#666666"],
      [11, "#404040"],
    ]);
  });

  it("wraps a long introduction in a row that is high enough, under the sheet's lock too", async () => {
    const { workbook, ask } = await openBook();
    const intro = "What to fill in, and how. ".repeat(10);
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [{ ...fixedGrid, intro }])));
    const look = await ask(async (context) => {
      const range = context.workbook.worksheets.getItem("Fixed").getRange("A3:C3");
      range.load("values,format/wrapText,format/rowHeight,format/protection/locked");
      await context.sync();
      const { protection, rowHeight, wrapText } = range.format;
      return { values: range.values, wrapText, rowHeight, locked: protection.locked };
    });
    expect(look).toEqual({ values: [[intro, "", ""]], wrapText: true, rowHeight: 42, locked: true });
    expect(findings(valueOf(await workbook.read(binding, [{ ...fixedGrid, intro }])))).toEqual([]);
  });

  it("colours a score only once there is one", async () => {
    const { workbook, ask } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const rules = await ask(async (context) => {
      const formats = context.workbook.worksheets.getItem("Fixed").getRange("C5").conditionalFormats;
      formats.load("items/custom/rule/formula");
      await context.sync();
      return formats.items.map(({ custom }) => custom.rule.formula);
    });
    // The latest added comes first, as it does in Excel.
    expect(rules).toEqual([3, 2, 1, 0].map((score) => `=AND(ISNUMBER(C5),C5=${score})`));
  });

  it("offers choices in drop-downs and refuses to have others typed", async () => {
    const { workbook, host } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid, openGrid])));
    expect(host.type("Fixed", "C5", 4)).toContain("Choose one of the list");
    expect(host.type("Fixed", "C5", 3)).toBeNull();
    expect(host.type("Fixed", "D5", "12%")).toContain("whole number");
    expect(host.type("Fixed", "D8", "Yes")).toBeNull();
    expect(host.type("Open", "A5", "M7")).not.toBeNull();
    expect(host.type("Open", "A5", "M2")).toBeNull();
  });

  it("takes a drop-down that is too long for a cell from the hidden sheet", async () => {
    const choices = Array.from({ length: 60 }, (_, index) => `MEASURE-${index}`);
    const columns = openGrid.columns.map((column) => (column.id === "measure" ? { ...column, choices } : column));
    const { workbook, host } = await openBook();
    const grid = { ...openGrid, columns };
    const binding = valueOf(await workbook.insert(requestFor("cqm", "2017-Q4", [grid])));
    valueOf(await workbook.saveBinding(binding));
    expect(host.type("Open", "A5", "MEASURE-60")).not.toBeNull();
    expect(host.type("Open", "A5", "MEASURE-59")).toBeNull();
  });

  it("names its input columns' cells", async () => {
    const { workbook, ask } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    valueOf(await workbook.insert(requestFor("imat", "2031-04", [fixedGrid])));
    const names = await ask(async (context) => {
      context.workbook.names.load("items/name,items/formula");
      await context.sync();
      return Object.fromEntries(context.workbook.names.items.map(({ name, formula }) => [name, formula]));
    });
    expect(names).toMatchObject({
      "Milepost.fixed.score": "=Fixed!$C$5:$C$9",
      "Milepost.fixed.score_2": "='Fixed (2)'!$C$5:$C$9",
      "Milepost.fixed.note": "=Fixed!$E$5:$E$9",
    });
  });
});

describe("locks", () => {
  it("let people fill inputs and nothing else where the grid knows its rows", async () => {
    const { workbook, host } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const isRefused = (address: string) => host.type("Fixed", address, 1)?.includes("protected sheet") === true;
    const locked = ["A1", "A4", "A5", "B5", "F5", "D9", "C10"];
    expect([...locked, "C5", "D5", "C9"].filter(isRefused)).toEqual(locked);
    expect(() => host.deleteRows("Fixed", 4)).toThrow("protected");
    expect(() => host.insertRows("Fixed", 6)).not.toThrow();
  });

  it("leave rows that people add free to be filled, sorted, inserted and deleted, and keep the header", async () => {
    const { workbook, host } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("cqm", "2017-Q4", [openGrid])));
    expect(host.type("Open", "A4", "x")).toContain("protected sheet");
    host.paste("Open", "A5", [["M2", "1234567893", "", 1, 2]]);
    host.paste("Open", "A6", [["M1", "1234567893", "", 3, 4]]);
    host.sort("Open", "A5:F7", 0);
    host.insertRows("Open", 5);
    host.deleteRows("Open", 4);
    const reading = valueOf(await workbook.read(binding, [openGrid]));
    expect(filled(reading)).toEqual({ "M2@1234567893/numerator": 1, "M2@1234567893/denominator": 2 });
  });

  it("can be lifted without a password", async () => {
    const { workbook, ask, host } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Fixed").protection.unprotect();
      await context.sync();
    });
    expect(host.type("Fixed", "A5", "mine")).toBeNull();
  });
});

describe("several documents in one workbook", () => {
  it("stand side by side, each with its own sheets and values", async () => {
    const { workbook } = await openBook();
    const requests = [
      requestFor("imat", "2031-03", gridsOf("imat", "2031-03"), imatValues),
      requestFor("imat", "2031-04", gridsOf("imat", "2031-04"), { "1/score": 3 }),
      requestFor("cqm", "2017-Q4", gridsOf("cqm", "2017-Q4"), cqmValues),
    ];
    for (const request of requests) valueOf(await workbook.insert(request));
    const bindings = valueOf(await workbook.readBindings());
    expect(bindings.map(sheetNames)).toEqual([
      ["IMAT practice", "IMAT milestones"],
      ["IMAT practice (2)", "IMAT milestones (2)"],
      ["CQM measures", "CQM providers"],
    ]);
    for (const [index, binding] of bindings.entries()) {
      const { grids, cells } = requests[index] ?? requestFor("", "", []);
      expect(new Map(Object.entries(filled(valueOf(await workbook.read(binding, grids)))))).toEqual(cells);
      expect(binding.base).toEqual(cells);
    }
  });
});

describe("a document that is bound already", () => {
  it("keeps its sheets and what was typed there", async () => {
    const { workbook, host, counting } = await openBook();
    const request = requestFor("imat", "2031-03", [fixedGrid], { "1/score": 1 });
    const binding = valueOf(await workbook.insert(request));
    host.type("Fixed", "C5", 3);
    const again = await counting(() => workbook.insert(request));
    expect(again).toEqual({ trips: 1, value: binding });
    expect(host.valueAt("Fixed", "C5")).toBe(3);
  });

  it("gets a sheet back that was deleted, and keeps the base of the one that was not", async () => {
    const { workbook, host, ask } = await openBook();
    const before = { "1/score": 1, "M1@1234567893/numerator": 5 };
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid, openGrid], before)));
    host.type("Fixed", "C5", 3);
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Open").delete();
      await context.sync();
    });
    const now = requestFor("imat", "2031-03", [fixedGrid, openGrid], { "1/score": 2, "M2@1234567893/numerator": 6 });
    const binding = valueOf(await workbook.insert({ ...now, binding: { ...now.binding, baseVersion: 9 } }));
    expect(sheetNames(binding)).toEqual(["Fixed", "Open"]);
    expect(binding.baseVersion).toBe(1);
    expect(Object.fromEntries(binding.base)).toEqual({ "1/score": 1, "M2@1234567893/numerator": 6 });
    const reading = valueOf(await workbook.read(binding, now.grids));
    expect(filled(reading)).toEqual({ "1/score": 3, "M2@1234567893/numerator": 6 });
  });

  it("starts anew, under the same range names, when all its sheets are gone", async () => {
    const { workbook, ask } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid], { "1/score": 1 })));
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Fixed").delete();
      await context.sync();
    });
    const now = requestFor("imat", "2031-03", [fixedGrid], { "1/score": 2 });
    const binding = valueOf(await workbook.insert({ ...now, binding: { ...now.binding, baseVersion: 9 } }));
    expect(binding.baseVersion).toBe(9);
    expect(valueOf(await workbook.readBindings())).toEqual([binding]);
    const names = await ask(async (context) => {
      context.workbook.names.load("items/name");
      await context.sync();
      return context.workbook.names.items.map(({ name }) => name);
    });
    expect(names.toSorted()).toEqual(["Milepost.fixed.answer", "Milepost.fixed.note", "Milepost.fixed.score"]);
  });
});

describe("when it cannot be put in", () => {
  it("says that the workbook's structure is protected", async () => {
    const { workbook, host } = await openBook();
    host.model.isStructureProtected = true;
    const inserted = await workbook.insert(requestFor("imat", "2031-03", [fixedGrid]));
    expect(inserted).toEqual({ ok: false, error: { kind: "protected" } });
  });

  it("leaves no half-made sheets behind", async () => {
    const { workbook, host } = await openBook();
    const broken = { ...openGrid, sheetName: "No/such:name" };
    const inserted = await workbook.insert(requestFor("cqm", "2017-Q4", [fixedGrid, broken]));
    expect(inserted).toMatchObject({ ok: false, error: { kind: "failed", code: "InvalidArgument" } });
    expect(host.model.sheets.map(({ name }) => name)).toEqual(["Sheet1", "_milepost"]);
  });
});
