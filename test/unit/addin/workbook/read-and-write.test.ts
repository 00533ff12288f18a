import { describe, expect, it } from "vitest";
import { fixedGrid, openGrid } from "./demo-grids.ts";
import { requestFor } from "./demo-documents.ts";
import { filled, findings, openBook, sheetNames, valueOf } from "./open-book.ts";

const values = { "1/score": 1, "2/score": 2, "3/score": 3, "2/note": "two" };

async function bookWithFixedGrid() {
  const book = await openBook();
  const binding = valueOf(await book.workbook.insert(requestFor("imat", "2031-03", [fixedGrid], values)));
  const read = async () => valueOf(await book.workbook.read(binding, [fixedGrid]));
  return { ...book, binding, read };
}

describe("reading finds the values after people", () => {
  it("sorted the rows", async () => {
    const { host, read } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.sort("Fixed", "A5:F9", 0, false);
    expect(host.valueAt("Fixed", "A9")).toBe(1);
    expect(filled(await read())).toEqual(values);
  });

  it("inserted rows and columns, before the table too", async () => {
    const { host, read } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.insertRows("Fixed", 6, 2);
    host.insertRows("Fixed", 0);
    host.insertColumns("Fixed", 2);
    host.insertColumns("Fixed", 0);
    const reading = await read();
    expect(filled(reading)).toEqual(values);
    expect(reading.grids[0]?.decoded.positions.get("1/score")).toEqual({ row: 5, column: 4 });
  });

  it("renamed the sheet", async () => {
    const { ask, read } = await bookWithFixedGrid();
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Fixed").name = "Ours";
      await context.sync();
    });
    const reading = await read();
    expect(filled(reading)).toEqual(values);
    expect(reading.grids[0]?.sheetName).toBe("Ours");
  });

  it("had the file saved by software that gives sheets new ids", async () => {
    const { workbook, binding } = await bookWithFixedGrid();
    const sheets = binding.sheets.map((place) => ({ ...place, sheetId: "{00000000-DEAD-0000-0000-000000000000}" }));
    const reading = valueOf(await workbook.read({ ...binding, sheets }, [fixedGrid]));
    expect(filled(reading)).toEqual(values);
    expect(reading.grids[0]?.sheetId).toBe(binding.sheets[0]?.sheetId);
    valueOf(await workbook.writeBack({ ...binding, sheets }, reading, [{ path: "1/score", value: 3 }]));
    expect(valueOf(await workbook.readBindings())[0]?.sheets).toEqual(binding.sheets);
  });

  it("pasted values that typing would not have let in", async () => {
    const { host, read } = await bookWithFixedGrid();
    host.paste("Fixed", "C5", [["2 - Level 2"], [7], ["n/a"]]);
    expect(filled(await read())).toEqual({ "1/score": 2, "2/score": 7, "3/score": "n/a", "2/note": "two" });
  });
});

describe("reading says what it cannot find", () => {
  it("a deleted row, without taking its values for cleared", async () => {
    const { host, read } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.deleteRows("Fixed", 5);
    const reading = await read();
    expect(filled(reading)).toEqual({ "1/score": 1, "3/score": 3 });
    expect(reading.cells.has("2/score")).toBe(false);
    expect(findings(reading)).toEqual(["row-missing"]);
  });

  it("a table that was cleared away", async () => {
    const { host, read } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.deleteRows("Fixed", 0, 12);
    const reading = await read();
    expect(reading.cells.size).toBe(0);
    expect(findings(reading)).toEqual(["grid-missing"]);
    expect(reading.grids[0]?.decoded.isWhole).toBe(false);
  });

  it("a deleted sheet", async () => {
    const { ask, workbook, binding } = await bookWithFixedGrid();
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Fixed").delete();
      await context.sync();
    });
    const missing = { ok: false, error: { kind: "sheet-missing" } };
    expect(await workbook.read(binding, [fixedGrid])).toEqual(missing);
    expect(await workbook.jumpTo(binding, [fixedGrid], "1/score")).toEqual(missing);
    expect(await workbook.show(binding)).toEqual(missing);
  });
});

describe("writing back", () => {
  it("puts changes where the rows stand, under protection, and keeps the binding", async () => {
    const { workbook, host, binding, read } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.sort("Fixed", "A5:F9", 0, false);
    const reading = await read();
    const changes = [
      { path: "1/score", value: 0 },
      { path: "2/note", value: null },
      { path: "2/answer", value: "2031-03-14" },
      { path: "4/note", value: "=HYPERLINK(1)" },
    ];
    valueOf(await workbook.writeBack({ ...binding, baseVersion: 7 }, reading, changes));
    expect(filled(await read())).toEqual({
      "1/score": 0,
      "2/score": 2,
      "3/score": 3,
      "2/answer": "2031-03-14",
      "4/note": "=HYPERLINK(1)",
    });
    expect(valueOf(await workbook.readBindings())[0]?.baseVersion).toBe(7);
  });

  it("touches no other cell", async () => {
    const { workbook, host, binding, read } = await bookWithFixedGrid();
    const reading = await read();
    host.type("Fixed", "C6", 0); // while the change was on its way
    host.type("Fixed", "E5", "typed meanwhile");
    valueOf(await workbook.writeBack(binding, reading, [{ path: "1/score", value: 3 }]));
    expect(filled(await read())).toEqual({ ...values, "1/score": 3, "2/score": 0, "1/note": "typed meanwhile" });
  });

  it("does not wait for a cell that is being edited: another value may stand there by then", async () => {
    const { workbook, host, binding, read } = await bookWithFixedGrid();
    const reading = await read();
    host.enterCellEdit();
    const written = await workbook.writeBack(binding, reading, [{ path: "1/score", value: 3 }]);
    expect(written).toEqual({
      ok: false,
      error: { kind: "cell-being-edited", code: "InvalidOperationInCellEditMode" },
    });
    const keeping = workbook.saveBinding({ ...binding, baseVersion: 7 }); // what rests on no reading waits
    host.leaveCellEdit();
    valueOf(await keeping);
    expect(filled(await read())).toEqual(values);
    expect(valueOf(await workbook.readBindings())[0]?.baseVersion).toBe(7);
  });

  it("says so when somebody locked the cells", async () => {
    const { workbook, ask, binding, read } = await bookWithFixedGrid();
    const reading = await read();
    await ask(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Fixed");
      sheet.protection.unprotect();
      sheet.getRange("C5:C9").format.protection.locked = true;
      sheet.protection.protect({}, "theirs");
      await context.sync();
    });
    const written = await workbook.writeBack(binding, reading, [{ path: "1/score", value: 3 }]);
    expect(written).toEqual({ ok: false, error: { kind: "protected", code: "AccessDenied" } });
    expect(filled(await read())).toEqual(values);
  });

  it("adds rows of others below those of ours, once", async () => {
    const { workbook, host } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("cqm", "2017-Q4", [openGrid])));
    host.paste("Open", "A5", [["M1", "1111111112", "", 1, 2]]);
    const changes = [
      { path: "M2@1234567893/numerator", value: 4 },
      { path: "M2@1234567893/denominator", value: 8 },
    ];
    const expected = {
      "M1@1111111112/numerator": 1,
      "M1@1111111112/denominator": 2,
      "M2@1234567893/numerator": 4,
      "M2@1234567893/denominator": 8,
    };
    for (let time = 0; time < 2; time++) {
      const reading = valueOf(await workbook.read(binding, [openGrid]));
      valueOf(await workbook.writeBack(binding, reading, changes));
      const after = valueOf(await workbook.read(binding, [openGrid]));
      expect(filled(after)).toEqual(expected);
      expect(findings(after)).toEqual([]);
    }
    expect(host.valueAt("Open", "C6")).toBe("About M2");
  });
});

describe("going to a cell", () => {
  it("selects it where it stands now, on a sheet that was hidden too", async () => {
    const { workbook, host, binding } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.insertRows("Fixed", 0, 2);
    host.activate(host.model.sheet("Sheet1"));
    host.model.setVisibility(host.model.sheet("Fixed"), "Hidden");
    expect(await workbook.jumpTo(binding, [fixedGrid], "2/note")).toEqual({ ok: true, value: true });
    expect(host.selectedAddress()).toBe("Fixed!E8");
  });

  it("and asking which one is selected names it where it stands now, and nothing beside the grid", async () => {
    const { workbook, host, binding } = await bookWithFixedGrid();
    host.unprotect("Fixed");
    host.insertRows("Fixed", 0, 2);
    await workbook.jumpTo(binding, [fixedGrid], "2/note");
    expect(await workbook.selectedPath(binding, [fixedGrid])).toEqual({ ok: true, value: "2/note" });
    host.activate(host.model.sheet("Sheet1"));
    expect(await workbook.selectedPath(binding, [fixedGrid])).toEqual({ ok: true, value: null });
  });

  it("selects a cell that has no path, and says when its sheet is gone", async () => {
    const { workbook, host, binding } = await bookWithFixedGrid();
    const reading = valueOf(await workbook.read(binding, [fixedGrid]));
    const sheetId = reading.grids[0]?.sheetId ?? "";
    host.activate(host.model.sheet("Sheet1"));
    const place = { sheetId, address: "B9" };
    expect(await workbook.jumpTo(binding, [fixedGrid], place)).toEqual({ ok: true, value: true });
    expect(host.selectedAddress()).toBe("Fixed!B9");
    const gone = { sheetId: "{gone}", address: "B9" };
    expect(await workbook.jumpTo(binding, [fixedGrid], gone)).toEqual({ ok: true, value: false });
  });

  it("says that the cell is not on the sheet", async () => {
    const { workbook, binding } = await bookWithFixedGrid();
    expect(await workbook.jumpTo(binding, [fixedGrid], "99/note")).toEqual({ ok: true, value: false });
  });

  it("shows the document's first sheet that is left", async () => {
    const { workbook, ask, host } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid, openGrid])));
    await ask(async (context) => {
      context.workbook.worksheets.getItem("Fixed").delete();
      context.workbook.worksheets.getItem("Sheet1").activate();
      await context.sync();
    });
    valueOf(await workbook.show(binding));
    expect(host.selectedAddress()).toMatch(/^Open!/);
    expect(sheetNames(binding)).toEqual(["Fixed", "Open"]);
  });
});
