import { describe, expect, it } from "vitest";
import { bindingSheetName } from "../../../../shared/grid/binding-sheet.ts";
import { fixedGrid, openGrid } from "./demo-grids.ts";
import { cqmValues, gridsOf, imatValues, requestFor } from "./demo-documents.ts";
import { filled, openBook, valueOf, type Book } from "./open-book.ts";

const deleteSheet = ({ ask }: Book, name: string) =>
  ask(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.visibility = "Visible"; // Excel deletes no very hidden sheet
    sheet.delete();
    await context.sync();
  });

describe("bindings", () => {
  it("are none in a workbook of somebody else's", async () => {
    const { workbook } = await openBook();
    expect(await workbook.readBindings()).toEqual({ ok: true, value: [] });
  });

  it("stand in a sheet that Excel's own dialogs do not show", async () => {
    const { workbook, host } = await openBook();
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    expect(host.model.sheet(bindingSheetName).visibility).toBe("VeryHidden");
  });

  it("come back whole, however long", async () => {
    const { workbook, reopen } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const base = new Map(Array.from({ length: 3_000 }, (_, index) => [`r${index}/note`, `=value "${index}" 'é`]));
    const receipt = { version: 4, hash: "ab".repeat(32), at: "2031-03-14T09:26:53Z" };
    const long = { ...binding, base, baseVersion: 4, cursor: "=4", receipt };
    valueOf(await workbook.saveBinding(long));
    expect(await reopen().readBindings()).toEqual({ ok: true, value: [long] });
    valueOf(await workbook.saveBinding(binding));
    expect(await reopen().readBindings()).toEqual({ ok: true, value: [binding] });
  });

  it("of other documents stay when one is saved, also from a pane that has read nothing", async () => {
    const { workbook, reopen } = await openBook();
    const imat = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const cqm = valueOf(await workbook.insert(requestFor("cqm", "2017-Q4", [openGrid])));
    const newer = { ...imat, baseVersion: 9 };
    valueOf(await reopen().saveBinding(newer));
    expect(await workbook.readBindings()).toEqual({ ok: true, value: [newer, cqm] });
  });

  it("that another pane saved meanwhile are not written over after a reading", async () => {
    const { workbook, reopen } = await openBook();
    const imat = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const other = reopen();
    const cqm = valueOf(await other.insert(requestFor("cqm", "2017-Q4", [openGrid])));
    const reading = valueOf(await workbook.read(imat, [fixedGrid]));
    valueOf(await workbook.writeBack(imat, reading, [{ path: "1/score", value: 1 }]));
    expect(await workbook.readBindings()).toEqual({ ok: true, value: [imat, cqm] });
  });

  it("that a later Milepost wrote are left alone", async () => {
    const { workbook, ask } = await openBook();
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    await ask(async (context) => {
      context.workbook.worksheets.getItem(bindingSheetName).getRange("B1").values = [[99]];
      await context.sync();
    });
    const refused = { ok: false, error: { kind: "failed", code: "NewerBindingFormat" } };
    expect(await workbook.readBindings()).toEqual(refused);
    expect(await workbook.saveBinding(binding)).toEqual(refused);
    expect(await workbook.insert(requestFor("cqm", "2017-Q4", [openGrid]))).toEqual(refused);
  });
});

describe("a workbook whose hidden sheet was deleted", () => {
  const kinds = [
    { kind: "imat", grids: gridsOf("imat", "2031-03") },
    { kind: "cqm", grids: gridsOf("cqm", "2017-Q4") },
  ];

  it("is bound again from its sheets, with all that was typed", async () => {
    const book = await openBook();
    const { workbook, host } = book;
    const grids = gridsOf("imat", "2031-03");
    const request = requestFor("imat", "2031-03", grids, imatValues);
    const before = valueOf(await workbook.insert(request));
    valueOf(await workbook.insert(requestFor("cqm", "2017-Q4", gridsOf("cqm", "2017-Q4"), cqmValues)));
    host.type("Sheet1", "A1", "notes of our own");
    await deleteSheet(book, bindingSheetName);

    expect(valueOf(await workbook.readBindings())).toEqual([]);
    const found = valueOf(await workbook.findUnbound(kinds));
    expect(found.map(({ kind, gridId, sheetName, subtitle }) => [kind, gridId, sheetName, subtitle])).toEqual([
      ["imat", "practice", "IMAT practice", "Alder Creek, 2031-03"],
      ["imat", "milestones", "IMAT milestones", "Alder Creek, 2031-03"],
      ["cqm", "measures", "CQM measures", "Alder Creek, 2017-Q4"],
      ["cqm", "providers", "CQM providers", "Alder Creek, 2017-Q4"],
    ]);

    const sheets = found.filter(({ kind }) => kind === "imat");
    const places = sheets.map(({ gridId, sheetId, sheetName }) => ({ gridId, sheetId, sheetName }));
    valueOf(await workbook.saveBinding({ ...request.binding, sheets: places }));
    const [binding] = valueOf(await workbook.readBindings());
    expect(binding).toEqual(before);
    expect(filled(valueOf(await workbook.read(before, grids)))).toEqual(imatValues);
    const left = valueOf(await workbook.findUnbound(kinds));
    expect(left.map(({ kind }) => kind)).toEqual(["cqm", "cqm"]);
  });

  it("gets it back with the next change that is written, read beforehand or not", async () => {
    const book = await openBook();
    const { workbook } = book;
    const binding = valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    await deleteSheet(book, bindingSheetName);
    const reading = valueOf(await workbook.read(binding, [fixedGrid]));
    valueOf(await workbook.writeBack(binding, reading, [{ path: "1/score", value: 1 }]));
    expect(await workbook.readBindings()).toEqual({ ok: true, value: [binding] });

    await deleteSheet(book, bindingSheetName);
    expect((await workbook.saveBinding(binding)).ok).toBe(false); // it went behind our back
    valueOf(await workbook.saveBinding(binding));
    expect(await workbook.readBindings()).toEqual({ ok: true, value: [binding] });
  });

  it("is recognised under inserted rows and columns, and a bound sheet is not offered", async () => {
    const book = await openBook();
    const { workbook, host } = book;
    valueOf(await workbook.insert(requestFor("imat", "2031-03", [fixedGrid])));
    const copy = host.model.copySheet("Fixed");
    host.unprotect(copy.name);
    host.insertRows(copy.name, 0, 3);
    host.insertColumns(copy.name, 0);
    const found = valueOf(await workbook.findUnbound([{ kind: "imat", grids: [fixedGrid, openGrid] }]));
    expect(found).toEqual([
      { kind: "imat", gridId: "fixed", sheetId: copy.id, sheetName: "Fixed (2)", subtitle: "Alder Creek, 2031-03" },
    ]);
  });
});
