import { describe, expect, it } from "vitest";
import { gridsOf, imatValues, requestFor } from "./demo-documents.ts";
import { filled, openBook, valueOf } from "./open-book.ts";

const oldest = { requirements: { ExcelApi: "1.9", RichApiRuntime: "1.2" } };

describe("an Excel with nothing later than ExcelApi 1.9", () => {
  it("does everything but insert sheets from a file", async () => {
    const { workbook, host } = await openBook(oldest);
    const grids = gridsOf("imat", "2031-03");
    const request = requestFor("imat", "2031-03", grids, imatValues);
    const binding = valueOf(await workbook.insert(request));
    const reading = valueOf(await workbook.read(binding, grids));
    valueOf(await workbook.writeBack(binding, reading, [{ path: "1/score", value: 3 }]));
    expect(filled(valueOf(await workbook.read(binding, grids)))).toEqual({ ...imatValues, "1/score": 3 });
    expect(await workbook.jumpTo(binding, grids, "1/score")).toEqual({ ok: true, value: true });
    valueOf(await workbook.show(binding));
    valueOf(await workbook.findUnbound([{ kind: "imat", grids }]));
    const stop = valueOf(await workbook.onChange(binding, () => {}));
    await stop();
    valueOf(await workbook.openAsWorkbook("UEsDBA=="));
    expect(host.createdWorkbooks).toEqual(["UEsDBA=="]);

    expect(await workbook.insertSheets("UEsDBA==")).toEqual({ ok: false, error: { kind: "not-supported" } });
    expect(host.insertedWorkbooks).toEqual([]);
  });
});

it("inserts sheets from a file where Excel can", async () => {
  const { workbook, host } = await openBook();
  valueOf(await workbook.insertSheets("UEsDBA=="));
  expect(host.insertedWorkbooks).toEqual(["UEsDBA=="]);
});

describe("while somebody is typing in a cell", () => {
  it("a call waits until they are done", async () => {
    const { workbook, host } = await openBook();
    host.enterCellEdit();
    let isDone = false;
    const bindings = workbook.readBindings().then((result) => {
      isDone = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isDone).toBe(false);
    host.leaveCellEdit();
    expect(await bindings).toEqual({ ok: true, value: [] });
  });

  it("a call is refused, with the reason, by an Excel that cannot wait", async () => {
    const { workbook, host } = await openBook(oldest);
    host.enterCellEdit();
    expect(await workbook.readBindings()).toEqual({
      ok: false,
      error: { kind: "cell-being-edited", code: "InvalidOperationInCellEditMode" },
    });
    host.leaveCellEdit();
  });
});
