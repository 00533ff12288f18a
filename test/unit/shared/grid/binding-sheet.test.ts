import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../../shared/cell.ts";
import { bindingFormat, decodeBindings, encodeBindings, type Binding } from "../../../../shared/grid/binding-sheet.ts";

const anyText = fc.string({ unit: "binary", maxLength: 30 });

const anyValue: fc.Arbitrary<CellValue> = fc.oneof(
  anyText,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
);

const anyBinding: fc.Arbitrary<Binding> = fc.record({
  documentId: anyText,
  programId: anyText,
  practiceId: anyText,
  practiceName: anyText,
  kind: anyText,
  period: anyText,
  sheets: fc.array(fc.record({ gridId: anyText, sheetId: anyText, sheetName: anyText }), { maxLength: 3 }),
  base: fc.uniqueArray(fc.tuple(anyText, anyValue), { selector: ([path]) => path }).map((cells) => new Map(cells)),
  baseVersion: fc.nat(),
  cursor: fc.option(anyText),
  receipt: fc.option(fc.record({ version: fc.nat(), hash: anyText, at: anyText })),
});

const binding: Binding = {
  documentId: "d1",
  programId: "p1",
  practiceId: "x1",
  practiceName: "Alder Creek",
  kind: "imat",
  period: "2024-03",
  sheets: [{ gridId: "milestones", sheetId: "{1}", sheetName: "IMAT milestones" }],
  base: new Map<string, CellValue>([["7/score", 2]]),
  baseVersion: 3,
  cursor: "3",
  receipt: null,
};

/** The sheet as Excel gives it back: a rectangle with blank cells around. */
const asRead = (rows: readonly (readonly CellValue[])[]): CellValue[][] => [
  ...rows.map((row) => [...row, "", ""]),
  ["", "", "", ""],
];

describe("the hidden sheet", () => {
  it("gives back every binding it was given", () => {
    fc.assert(
      fc.property(fc.array(anyBinding, { maxLength: 3 }), (bindings) => {
        expect(decodeBindings(asRead(encodeBindings(bindings)))).toEqual({ ok: true, value: bindings });
      }),
      { numRuns: 200 },
    );
  });

  it("holds only text that Excel leaves as it is, in cells it can take", () => {
    const long: Binding = { ...binding, base: new Map([["1/note", "=é_\u0001".repeat(2_000)]]) };
    const texts = encodeBindings([binding, long]).slice(1, -1);
    expect(texts.length).toBeGreaterThan(2);
    for (const [tag, text] of texts) {
      expect(tag).toMatch(/^(?:document|more)$/);
      expect(text).toMatch(/^\|[\x20-\x5e\x60-\x7e]*$/);
      expect(String(text).length).toBeLessThanOrEqual(32_767);
    }
    expect(decodeBindings(encodeBindings([binding, long]))).toEqual({ ok: true, value: [binding, long] });
  });

  it("is left alone when a later Milepost wrote it", () => {
    const rows = encodeBindings([binding]);
    rows[0] = ["milepost", bindingFormat + 1];
    expect(decodeBindings(rows)).toEqual({ ok: false, error: { kind: "newer-format", format: bindingFormat + 1 } });
  });

  it.each<[string, CellValue[][]]>([
    ["is empty", []],
    ["is another's", [["Hello", 1]]],
    ["has no format", [["milepost", ""]]],
    ["was cut off", encodeBindings([binding, binding]).slice(0, -1)],
    ["lost a document", encodeBindings([binding, binding]).toSpliced(1, 1)],
    ["was typed into", encodeBindings([binding]).toSpliced(1, 1, ["document", "|{}"])],
    ["holds no JSON", encodeBindings([binding]).toSpliced(1, 1, ["document", "|{"])],
    ["holds a formula's value", encodeBindings([binding]).toSpliced(1, 1, ["document", 7])],
    [
      "begins with a rest",
      [
        ["milepost", 1],
        ["more", "|{}"],
        ["end", 0],
      ],
    ],
  ])("is damaged when it %s", (_, rows) => {
    expect(decodeBindings(rows)).toEqual({ ok: false, error: { kind: "damaged" } });
  });

  it("never throws, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyValue, { maxLength: 3 }), { maxLength: 5 }), fc.nat({ max: 3 }), (noise, at) => {
        const rows = encodeBindings([binding]).toSpliced(at, 1, ...noise);
        expect(typeof decodeBindings(rows).ok).toBe("boolean");
      }),
    );
  });
});
