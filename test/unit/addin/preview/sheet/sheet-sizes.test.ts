import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createExcelHost } from "../../../../../addin/preview/host/excel-host.ts";
import { shiftOfRows } from "../../../../../addin/preview/host/model/shift.ts";
import type { Sheet } from "../../../../../addin/preview/host/model/sheet.ts";
import type { Workbook } from "../../../../../addin/preview/host/model/workbook.ts";
import { sheetSizes, type Measure } from "../../../../../addin/preview/sheet/sheet-sizes.ts";

const measure: Measure = (text) => text.length * 7;
const cellArea = (row: number, column: number) => ({ row, column, rowCount: 1, columnCount: 1 });
const wrapping = "Every word of this has to find its place in a narrow column.";

const newWorkbook = (): Workbook => createExcelHost().model;

/** Heights worked out for a sheet that nobody looked at before. */
function fresh(workbook: Workbook, sheet: Sheet): number[] {
  const copy = sheet.copy(workbook.nextId(), "Copy");
  return heights(workbook, copy);
}

function heights(workbook: Workbook, sheet: Sheet): number[] {
  const { rows } = sheetSizes(workbook, sheet, measure);
  return Array.from({ length: 30 }, (_, row) => rows.sizeOf(row));
}

const place = fc.record({ row: fc.nat(8), column: fc.nat(3) });
const deed = fc.oneof(
  fc.record({ kind: fc.constant("type" as const), place, value: fc.constantFrom("", "short", wrapping) }),
  fc.record({ kind: fc.constant("wrap" as const), place, on: fc.boolean() }),
  fc.record({ kind: fc.constant("widen" as const), place, points: fc.constantFrom(30, 300) }),
  fc.record({ kind: fc.constant("rows" as const), place, count: fc.constantFrom(1, -1) }),
  fc.record({ kind: fc.constant("hide" as const), place, on: fc.boolean() }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function act(sheet: Sheet, done: Deed): void {
  const { row, column } = done.place;
  if (done.kind === "type") {
    sheet.cells.set(row, column, done.value === "" ? null : { kind: "value", value: done.value });
  } else if (done.kind === "wrap") sheet.paint("wrapText", cellArea(row, column), done.on);
  else if (done.kind === "widen") sheet.paint("columnWidth", cellArea(0, column), done.points);
  else if (done.kind === "hide") sheet.paint("rowHidden", cellArea(row, 0), done.on);
  else sheet.shift(shiftOfRows(row, done.count));
}

describe("sheetSizes", () => {
  it("finds after every change what it finds for a sheet it has never seen", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        const workbook = newWorkbook();
        const sheet = workbook.active;
        for (const each of deeds) {
          act(sheet, each);
          expect(heights(workbook, sheet)).toEqual(fresh(workbook, sheet));
        }
      }),
    );
  });

  it("makes a row higher when a formula in it gives more text", () => {
    let text = "short";
    const workbook = createExcelHost({ calculate: () => text }).model;
    const sheet = workbook.active;
    sheet.cells.set(2, 0, { kind: "formula", formula: "=B9" });
    sheet.paint("wrapText", cellArea(2, 0), true);
    const before = heights(workbook, sheet)[2];
    text = wrapping;
    expect(heights(workbook, sheet)[2]).toBeGreaterThan(before ?? 0);
  });
});
