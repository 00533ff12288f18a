import { beforeEach, describe, expect, it } from "vitest";
import { cellAt } from "../../../../../addin/preview/host/a1.ts";
import { createExcelHost, type ExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import type { Sheet } from "../../../../../addin/preview/host/model/sheet.ts";
import { createEdits, type Edits } from "../../../../../addin/preview/sheet/edits.ts";
import { History } from "../../../../../addin/preview/sheet/history.ts";
import { words } from "../../../../../addin/preview/sheet/words.ts";

let host: ExcelHost;
let sheet: Sheet;
let edits: Edits;
let history: History;

beforeEach(() => {
  host = createExcelHost();
  sheet = host.model.active;
  history = new History();
  edits = createEdits(host.model, history);
});

const column = (rows: number) => host.values("Sheet1", `A1:A${rows}`).flat();

const refuseSevens = (): void => {
  sheet.paint("validation.rule", cellAt(0, 0), { list: { source: "0,1,2,3" } });
};

describe("typing", () => {
  it("is refused by validation in the alert's words, and the cell stays", () => {
    refuseSevens();
    sheet.paint("validation.errorAlert", cellAt(0, 0), { title: "Score", message: "0 to 3." });
    const outcome = edits.type(sheet, 0, 0, "7");
    expect(outcome).toEqual({ ok: false, error: { kind: "validation", title: "Score", message: "0 to 3." } });
    expect(column(1)).toEqual([""]);
    expect(history.canUndo).toBe(false);
  });

  it("is refused in Excel's own words where the alert has none", () => {
    refuseSevens();
    expect(edits.type(sheet, 0, 0, "7")).toMatchObject({ error: { title: words.excel, message: words.refusedEntry } });
  });

  it("is refused on locked cells of a protected sheet", () => {
    sheet.protection = { allowed: new Set(), selectionMode: "Normal", password: null };
    expect(edits.type(sheet, 0, 0, "1")).toMatchObject({ error: { kind: "protected", message: words.protectedCell } });
  });

  it("can be taken back with the number format it brought along", () => {
    edits.type(sheet, 0, 0, "50%");
    expect(sheet.numberFormat(0, 0)).toBe("0%");
    history.undo();
    expect(sheet.numberFormat(0, 0)).toBe("General");
    expect(column(1)).toEqual([""]);
    history.redo();
    expect(column(1)).toEqual([0.5]);
  });
});

describe("pasting", () => {
  it("passes validation by", () => {
    refuseSevens();
    expect(edits.paste(sheet, cellAt(0, 0), [["7"]], null).ok).toBe(true);
    expect(column(1)).toEqual([7]);
  });

  it("moves what was cut, and undo moves it back", () => {
    edits.type(sheet, 0, 0, "1");
    edits.paste(sheet, cellAt(2, 0), [["1"]], { sheet, area: cellAt(0, 0) });
    expect(column(3)).toEqual(["", "", 1]);
    history.undo();
    expect(column(3)).toEqual([1, "", ""]);
  });
});

describe("rows", () => {
  beforeEach(() => {
    edits.paste(sheet, { row: 0, column: 0, rowCount: 3, columnCount: 1 }, [["1"], ["2"], ["3"]], null);
  });

  it("are inserted, and gone again after undo", () => {
    edits.insertRows(sheet, 1, 2);
    expect(column(5)).toEqual([1, "", "", 2, 3]);
    history.undo();
    expect(column(3)).toEqual([1, 2, 3]);
  });

  it("come back whole when their deletion is undone", () => {
    sheet.paint("validation.rule", cellAt(1, 0), { list: { source: "1,2" } });
    edits.deleteRows(sheet, 1, 1);
    expect(column(2)).toEqual([1, 3]);
    history.undo();
    expect(column(3)).toEqual([1, 2, 3]);
    expect(sheet.look("validation.rule", 1, 0)).toEqual({ list: { source: "1,2" } });
  });
});

it("tells add-ins of what undo changes, and goes there", () => {
  const told: string[] = [];
  edits.type(sheet, 0, 0, "1");
  host.select("Sheet1", "C9");
  host.model.listener = (event) => told.push(event.kind);
  history.undo();
  expect(told).toEqual(["changed", "selection-changed"]);
  expect(host.selectedAddress()).toBe("Sheet1!A1");
});
