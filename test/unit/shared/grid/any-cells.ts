import * as fc from "fast-check";
import type { Cells, CellValue, Path } from "../../../../shared/cell.ts";
import { inputOf, isInputColumn, type Grid, type GridRow, type InputType } from "../../../../shared/grid/grid.ts";
import { canonicalValue } from "../../../../shared/grid/read-value.ts";

/** Values as a document may hold them: of the cell's type, or wrong and kept as typed; null for a blank cell. */
function anyValue(input: InputType): fc.Arbitrary<CellValue> {
  const right: Readonly<Record<InputType["type"], fc.Arbitrary<CellValue>>> = {
    text: fc.string({ maxLength: 40 }),
    count: fc.nat(),
    choice: input.type === "choice" ? fc.constantFrom(...input.choices.map(({ value }) => value)) : fc.constant(null),
    date: fc
      .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    yesNo: fc.boolean(),
  };
  const wrong = fc.constantFrom<CellValue>(
    "n/a",
    "12%",
    2.5,
    -1,
    "2024-02-30",
    true,
    "#",
    "1989-12-31",
    "x".repeat(60),
  );
  return fc
    .oneof({ weight: 5, arbitrary: right[input.type] }, { weight: 1, arbitrary: wrong }, fc.constant(null))
    .map((value) => canonicalValue(input, value));
}

/** The grid's cells with any values, blank ones left out. `added` are rows beyond those the grid knows beforehand. */
export function anyCells(grid: Grid, added: readonly GridRow[] = []): fc.Arbitrary<Cells> {
  const cells = [...grid.rows, ...added].flatMap((row) =>
    grid.columns.filter(isInputColumn).flatMap((column) => {
      const input = inputOf(row, column);
      return input === null ? [] : [{ path: `${row.key}/${column.id}`, value: anyValue(input) }];
    }),
  );
  return fc
    .tuple(...cells.map(({ value }) => value))
    .map(
      (values): Cells =>
        new Map(
          values
            .map((value, index): [Path, CellValue] => [cells[index]?.path ?? "", value])
            .filter(([, value]) => value !== null),
        ),
    );
}

/** Cells without those that are blank: absent and null mean the same. */
export const filled = (cells: Cells): Cells => new Map([...cells].filter(([, value]) => value !== null));
