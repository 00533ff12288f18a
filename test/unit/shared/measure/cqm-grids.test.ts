import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathOf, type CellValue, type Cells } from "../../../../shared/cell.ts";
import { decodeGrid, hasGrid } from "../../../../shared/grid/decode-grid.ts";
import { encodeGrid, firstDataRowIndex, headerRowIndex } from "../../../../shared/grid/encode-grid.ts";
import { findCell, isInputColumn, isKeyColumn, type Grid } from "../../../../shared/grid/grid.ts";
import { canonicalValue } from "../../../../shared/grid/read-value.ts";
import { emergencySettings, modelOf } from "./cqm-examples.ts";

const model = modelOf({ settings: emergencySettings });
const [measures, providers] = model.grids as readonly [Grid, Grid];

const shuffle = <T>(items: readonly T[], order: readonly number[]): T[] =>
  items
    .map((item, index) => ({ item, place: order[index % order.length] ?? 0, index }))
    .toSorted((a, b) => a.place - b.place || a.index - b.index)
    .map(({ item }) => item);

/** A sheet of the grid with these lines typed below it, keys first, then the numerator. */
function sheetWith(grid: Grid, ...lines: readonly (readonly CellValue[])[]): CellValue[][] {
  const { values } = encodeGrid(grid, new Map(), "Alder Creek, 2018-Q1");
  const keys = grid.columns.filter(isKeyColumn).length;
  const numerator = grid.columns.findIndex(({ id }) => id === "numerator");
  return [
    ...values,
    ...lines.map((line) =>
      grid.columns.map((_, index) => (index < keys ? line[index] : index === numerator ? line[keys] : "") ?? ""),
    ),
  ];
}

function decoded(grid: Grid, values: readonly (readonly CellValue[])[]) {
  const result = decodeGrid(grid, values);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const sheetOf = (grid: Grid) => encodeGrid(grid, new Map(), "").values;

const filledCells = (cells: Cells) => [...cells].filter(([, value]) => value !== null);

const messagesFor = (grid: Grid, ...lines: readonly (readonly CellValue[])[]) =>
  decoded(grid, sheetWith(grid, ...lines)).problems.map(({ code, message }) => `${code}: ${message}`);

describe("the grid of measures", () => {
  it("has the set's primaries, then its secondaries, a row for each rate", () => {
    expect(measures.rows.map(({ key, texts }) => `${key} ${texts["role"] ?? ""}`)).toEqual([
      "CMS2v6 primary",
      "CMS122v5 primary; lower is better",
      "CMS165v5 primary",
      "CMS69v5 primary",
      "CMS137v5.1 primary",
      "CMS137v5.2 primary",
      "CMS138v5 primary",
      "NQF1799 secondary",
      "CMS139v5 secondary",
      "CMS82v4 secondary",
      "NQF2152 secondary",
    ]);
  });

  it("marks a group of which one is enough", () => {
    const [depression, remission] = modelOf({ set: "sim-cpc-plus" }).grids[0]?.rows ?? [];
    expect([depression?.texts["role"], remission?.key, remission?.texts["role"]]).toEqual([
      "primary, one of two",
      "CMS159v5",
      "primary, one of two",
    ]);
  });

  it("reads a further measure that people add, however they write it", () => {
    const { cells, problems } = decoded(
      measures,
      sheetWith(measures, ["cms 125 V5", 7], ["ae4h", 8], ["CMS155v5.3", 9]),
    );
    expect(problems).toEqual([]);
    expect(filledCells(cells)).toEqual([
      ["CMS125v5/numerator", 7],
      ["AE4H/numerator", 8],
      ["CMS155v5.3/numerator", 9],
    ]);
  });

  it("says which version to enter", () => {
    expect(messagesFor(measures, ["CMS159v6", 7])).toEqual([
      expect.stringContaining("row-unknown: Row 21: Enter CMS159v5"),
    ]);
  });

  it("reports a measure that stands twice, however it is written", () => {
    expect(messagesFor(measures, ["cms 122 v5", 7])).toEqual([
      expect.stringContaining("row-twice: CMS122v5 stands in"),
    ]);
  });

  it("offers measures to add that are to be entered and not on the sheet already", () => {
    const key = measures.columns.find(isKeyColumn);
    expect(key?.choices).toEqual(["CMS159v5", "NQF1448", "CMS155v5.1", "CMS155v5.2", "CMS155v5.3", "AE4H"]);
  });
});

describe("the grid of providers", () => {
  it("reads an NPI that Excel holds as a number", () => {
    const { cells, problems } = decoded(providers, sheetWith(providers, ["CMS122v5", 1_234_567_893, 7]));
    expect(problems).toEqual([]);
    expect(filledCells(cells)).toEqual([["CMS122v5@1234567893/numerator", 7]]);
  });

  it("keeps a row whose NPI fails its check: that is a rule's to report", () => {
    const { cells } = decoded(providers, sheetWith(providers, ["CMS122v5", "1234567890", 7]));
    expect(filledCells(cells)).toEqual([["CMS122v5@1234567890/numerator", 7]]);
  });

  it.each(["Jane Example", "123456789", ""])(
    "leaves a row with %j for an NPI in the workbook, and does not repeat it",
    (npi) => {
      const values = sheetWith(providers, ["CMS122v5", npi, 7]);
      const { cells, problems } = decoded(providers, values);
      expect(filledCells(cells)).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual([
        "Row 45: Enter the provider's NPI, ten digits. Names are not sent: a row without an NPI stays in this workbook.",
      ]);
    },
  );

  it("asks for the measure of a row that has none", () => {
    expect(messagesFor(providers, ["", "1234567893", 7])).toEqual([expect.stringContaining("Enter the measure's id")]);
  });

  it("has neither claims measures in its list nor dates in its columns", () => {
    const key = providers.columns.find(isKeyColumn);
    expect(key?.choices).toHaveLength(17);
    expect(key?.choices).not.toContain("CMS125v5");
    expect(providers.columns.map(({ id }) => id)).not.toContain("periodStart");
  });
});

describe("both grids", () => {
  const key = fc.constantFrom(...model.scope.rows.map((row) => row.key));
  const npi = fc.stringMatching(/^[12][0-9]{9}$/);
  const count = fc.oneof(fc.nat(), fc.constantFrom("12.0", "1,204", "n/a", "12%", 2.5, -1, true, " ", 0));
  const date = fc.oneof(
    fc
      .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    fc.constantFrom("4/1/2017", "last year", 43_100, 7),
  );
  const text = fc.oneof(fc.string(), fc.constantFrom("=1+1", "line\nbreak", "0012", 7, false));
  const valueFor = (columnId: string): fc.Arbitrary<CellValue> =>
    columnId === "note" ? text : columnId.startsWith("period") ? date : count;
  const inputIds = measures.columns.filter(isInputColumn).map(({ id }) => id);

  const rowKey = fc.oneof(
    key,
    fc.tuple(key, npi).map(([measure, number]) => `${measure}@${number}`),
  );
  const cell = fc
    .tuple(rowKey, fc.constantFrom(...inputIds))
    .filter(([row, column]) => findCell(model.grids, pathOf(row, column)) !== null)
    .chain(([row, column]) => valueFor(column).map((value) => [pathOf(row, column), value] as const));
  const someCells = fc.array(cell, { maxLength: 40 }).map((entries): Cells => new Map(entries));

  const canonical = (cells: Cells): Map<string, CellValue> =>
    new Map(
      [...cells]
        .map(
          ([path, value]) =>
            [path, canonicalValue(findCell(model.grids, path)?.input ?? { type: "count" }, value)] as const,
        )
        .filter(([, value]) => value !== null),
    );

  it("give back what was written into them, whatever order people sort the rows into", () => {
    fc.assert(
      fc.property(
        someCells,
        fc.array(fc.nat(), { minLength: 5, maxLength: 60 }),
        fc.boolean(),
        (cells, order, asNumbers) => {
          const read = new Map<string, CellValue>();
          for (const grid of [measures, providers]) {
            const { values } = encodeGrid(grid, cells, "Alder Creek, 2018-Q1");
            const data = values
              .slice(firstDataRowIndex)
              .map((line) =>
                grid === providers && asNumbers && line[1] !== "" ? line.with(1, Number(line[1])) : line,
              );
            const sheet = decoded(grid, [...values.slice(0, firstDataRowIndex), ...shuffle(data, order)]);
            expect(sheet.problems).toEqual([]);
            for (const [path, value] of filledCells(sheet.cells)) read.set(path, value);
          }
          expect(read).toEqual(canonical(cells));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("are told apart on a sheet that lost its binding", () => {
    expect(
      [measures, providers].map((grid) => [hasGrid(grid, sheetOf(measures)), hasGrid(grid, sheetOf(providers))]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("have titles and messages that Excel takes", () => {
    for (const grid of model.grids) {
      expect(grid.sheetName.length).toBeLessThanOrEqual(31);
      expect(new Set(grid.columns.map(({ title }) => title)).size).toBe(grid.columns.length);
      for (const { help } of grid.columns) expect((help ?? "").length).toBeLessThanOrEqual(255);
    }
  });

  it("work the rate out from the cells of the row", () => {
    for (const grid of model.grids) {
      const { values } = encodeGrid(grid, new Map(), "");
      const index = grid.columns.findIndex(({ id }) => id === "rate");
      expect(values[headerRowIndex]?.[index]).toBe("Rate");
      const formula = String(values[firstDataRowIndex]?.[index]);
      expect(formula).toMatch(/^=IF\(OR\(COUNT\([A-Z]5,[A-Z]5\)<2/);
      expect(formula).not.toMatch(/[[\]]/);
      const ids = [...formula.matchAll(/\b([A-Z])5\b/g)].map(
        ([, letter = ""]) => grid.columns[letter.charCodeAt(0) - 65]?.id,
      );
      expect(new Set(ids)).toEqual(
        new Set(["numerator", "denominator", "denominatorExclusion", "denominatorException", "numeratorExclusion"]),
      );
    }
  });
});
