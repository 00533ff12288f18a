import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, Model } from "@ironcalc/wasm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createExcelHost, type ExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import { Calculator } from "../../../../../addin/preview/sheet/calculator.ts";
import { rateColumn } from "../../../../../shared/measure/cqm-columns.ts";

beforeAll(() => {
  const file = createRequire(import.meta.url).resolve("@ironcalc/wasm/wasm_bg.wasm");
  initSync({ module: readFileSync(file) });
});

let host: ExcelHost;
let started: number;

beforeEach(() => {
  const calculator = new Calculator();
  started = 0;
  calculator.start(() => {
    started++;
    return new Model("scratch", "en", "UTC", "en");
  });
  host = createExcelHost({ calculate: calculator.calculate });
});

const fill = (cells: Readonly<Record<string, string | number>>): void => {
  for (const [address, entry] of Object.entries(cells)) host.type("Sheet1", address, entry);
};
const valueOf = (address: string) => host.valueAt("Sheet1", address);

describe("formulas", () => {
  it("follow the cells they read, over other formulas and other sheets", () => {
    host.addSheet("Other data");
    host.type("Other data", "B2", 10);
    fill({ A1: 2, A2: "=A1*3", A3: "=A2+'Other data'!B2" });
    expect(valueOf("A3")).toBe(16);
    fill({ A1: 3 });
    expect(valueOf("A3")).toBe(19);
  });

  it("give numbers with the 15 digits that Excel shows, texts, truth values and errors", () => {
    fill({ A1: 1, A2: 3, B1: "=A1/A2", B2: '="a"&A1', B3: "=A1=1", B4: "=A1/0" });
    expect(["B1", "B2", "B3", "B4"].map(valueOf)).toEqual([0.333333333333333, "a1", true, "#DIV/0!"]);
  });

  it("do not read what an earlier formula left behind", () => {
    fill({ A1: 5, B1: "=SUM(A1:A3)", B2: "=COUNT(A1:A3)" });
    expect([valueOf("B1"), valueOf("B2")]).toEqual([5, 1]);
    host.clear("Sheet1", "A1");
    expect([valueOf("B1"), valueOf("B2")]).toEqual([0, 0]);
  });

  it("give 0 in a circle, as Excel does after its warning", () => {
    fill({ A1: "=B1+1", B1: "=A1" });
    expect(valueOf("B1")).toBe(1);
    expect(started).toBeGreaterThan(0);
  });

  it("give a measure's rate, blank where it has none", () => {
    const places: Readonly<Record<string, string>> = {
      numerator: "A1",
      denominator: "B1",
      denominatorExclusion: "C1",
      denominatorException: "D1",
      numeratorExclusion: "E1",
    };
    const formula = rateColumn.formula.replaceAll(/\[(\w+)\]/g, (_, id: string) => places[id] ?? "");
    fill({ F1: formula, A1: 80 });
    expect(valueOf("F1")).toBe("");
    fill({ B1: 120, C1: 20 });
    expect(valueOf("F1")).toBe(0.8);
    fill({ C1: "n/a" });
    expect(valueOf("F1")).toBe("");
  });
});
