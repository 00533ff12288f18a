import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsToText, textToCells } from "../../../../../addin/preview/sheet/clipboard-text.ts";

describe("cells on the clipboard", () => {
  it("come back as they were, whatever stands in them", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "7", '"', "\t", "\n", " ", "é") });
    const cells = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(cells, (lines) => {
        // A last line that is one blank cell cannot be told from the line end before it.
        fc.pre(lines.length === 1 || lines.at(-1)?.some((cell) => cell !== "") === true || (lines[0]?.length ?? 0) > 1);
        expect(textToCells(cellsToText(lines))).toEqual(lines);
      }),
    );
  });

  it.each([
    ["one cell", "n/a", [["n/a"]]],
    [
      "Excel's line end after the last row",
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["line ends of other systems", "1\n2", [["1"], ["2"]]],
    ["a quoted cell with a line end", '"two\nlines"\tx', [["two\nlines", "x"]]],
    ["a quote that ends nowhere as itself", '"quoted" word', [['"quoted" word']]],
    [
      "rows of unequal length as equal ones",
      "1\t2\n3",
      [
        ["1", "2"],
        ["3", ""],
      ],
    ],
    ["blank cells between", "\t\t1", [["", "", "1"]]],
  ])("reads %s", (_, text, cells) => {
    expect(textToCells(text)).toEqual(cells);
  });
});
