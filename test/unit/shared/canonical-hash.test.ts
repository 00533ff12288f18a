import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashCells } from "../../../shared/canonical-hash.ts";
import type { CellValue } from "../../../shared/cell.ts";

const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest("SHA-256", bytes);

const entries = fc.uniqueArray(
  fc.tuple(
    fc.string({ minLength: 1, maxLength: 4 }),
    fc.oneof(fc.constant<CellValue>(null), fc.integer(), fc.string(), fc.boolean()),
  ),
  { selector: ([path]) => path },
);

const of = (path: string, value: CellValue): string => canonicalJson(new Map([[path, value]]));

describe("the hash of a document's cells", () => {
  it("is SHA-256 over sorted JSON without blanks", async () => {
    const cells = new Map<string, CellValue>([
      ["b/x", 'say "2"'],
      ["10/x", null],
      ["a/x", 1],
    ]);
    expect(canonicalJson(cells)).toBe('{"a/x":1,"b/x":"say \\"2\\""}');
    // echo -n '{}' | sha256sum
    expect(await hashCells(new Map([["a/x", null]]), digest)).toBe(
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    );
  });

  it("does not depend on the order of the cells, nor on whether a blank is named", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const filled = list.filter(([, value]) => value !== null).toReversed();
        expect(canonicalJson(new Map(list))).toBe(canonicalJson(new Map(filled)));
      }),
    );
  });

  it("tells a number from its text and one cell from another", () => {
    expect(new Set([of("a/x", 1), of("a/x", "1"), of("a/x", true), of("b/x", 1)]).size).toBe(4);
  });
});
