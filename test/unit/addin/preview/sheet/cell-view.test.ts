import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import { beforeAll, expect, it } from "vitest";
import { createExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import { Calculator } from "../../../../../addin/preview/sheet/calculator.ts";
import { viewCell } from "../../../../../addin/preview/sheet/cell-view.ts";
import { createNumbers } from "../../../../../addin/preview/sheet/thresholds.ts";

beforeAll(() => {
  const file = createRequire(import.meta.url).resolve("@ironcalc/wasm/wasm_bg.wasm");
  initSync({ module: readFileSync(file) });
});

function openSheet() {
  const calculator = new Calculator();
  calculator.start(() => new Model("scratch", "en", "UTC", "en"));
  const host = createExcelHost({ calculate: calculator.calculate });
  const sheet = host.model.sheet("Sheet1");
  let revision = 0;
  const numbersOf = createNumbers(host.model, () => revision);
  const format = (type: string, parts: Readonly<Record<string, unknown>>): void => {
    const area = { row: 0, column: 0, rowCount: 9, columnCount: 1 };
    const all = new Map(Object.entries(parts));
    sheet.conditionalFormats = [
      ...sheet.conditionalFormats,
      { id: String(sheet.conditionalFormats.length), type, area, stopIfTrue: false, parts: all },
    ];
  };
  return {
    format,
    type: (address: string, value: string | number): void => {
      host.type("Sheet1", address, value);
      revision++;
    },
    view: (row: number) => viewCell(host.model, calculator.calculate, numbersOf(sheet), sheet, row, 0),
  };
}

it("colours a cell by a formula that asks about the cell itself", () => {
  const { format, type, view } = openSheet();
  type("A1", "not yet");
  type("A2", "done");
  format("Custom", { "rule.formula": '=NOT(ISERROR(SEARCH("not",A1)))', "format.fill.color": "#FFC7CE" });
  expect([view(0).fill, view(1).fill]).toEqual(["#FFC7CE", null]);
});

it("draws a cell's bar anew when another cell of its format changes, formulas among them", () => {
  const { format, type, view } = openSheet();
  type("A1", 50);
  type("A2", "=C1*10");
  type("C1", 10);
  format("DataBar", {});
  expect([view(0).bar?.length, view(1).bar?.length]).toEqual([0.5, 1]);
  type("C1", 20);
  expect([view(0).bar?.length, view(1).bar?.length]).toEqual([0.25, 1]);
  expect(view(2).bar).toBeNull();
});
