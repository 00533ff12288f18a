import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../../shared/measure/catalogue.ts";
import { rateRowsOf } from "../../../../shared/measure/measure.ts";
import { sharedPopulations } from "../../../../shared/measure/shared-populations.ts";
import { adultFour, judge, modelOf, row, type CellRecord } from "./cqm-examples.ts";

const model = modelOf();

/** Ten-digit numbers, valid or not: the sum does not ask. */
const npiOf = (index: number) => String(1_000_000_000 + index);

interface Provider {
  readonly denominator: number;
  readonly numerator: number;
  readonly denominatorExclusion: number;
}

const provider: fc.Arbitrary<Provider> = fc
  .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
  .map(([numerator, denominatorExclusion, more]) => ({
    numerator,
    denominatorExclusion,
    denominator: numerator + denominatorExclusion + more,
  }));

const providersCells = (providers: readonly Provider[]): CellRecord =>
  Object.fromEntries(
    providers.flatMap((counts, index) =>
      Object.entries(counts).map(([id, value]) => [`CMS122v5@${npiOf(index)}/${id}`, value]),
    ),
  );

const sumOf = (providers: readonly Provider[], id: keyof Provider) =>
  providers.reduce((sum, counts) => sum + counts[id], 0);

const practiceOf = (providers: readonly Provider[]): CellRecord => ({
  ...row("CMS122v5", sumOf(providers, "numerator"), sumOf(providers, "denominator")),
  "CMS122v5/denominatorExclusion": sumOf(providers, "denominatorExclusion"),
});

const differOf = (cells: CellRecord) =>
  judge(model, { ...adultFour, ...cells }).filter(({ code }) => code === "cqm-providers-differ");

describe("providers' rows", () => {
  const providers = fc.array(provider, { minLength: 1, maxLength: 12 });

  it("are taken when they add up to the practice's, and asked about when one count is off", () => {
    fc.assert(
      fc.property(providers, fc.integer({ min: 1, max: 9 }), (rows, off) => {
        const practice = practiceOf(rows);
        const cells = providersCells(rows);
        expect(differOf({ ...practice, ...cells })).toEqual([]);
        const wrong = { ...practice, "CMS122v5/denominator": sumOf(rows, "denominator") + off };
        expect(differOf({ ...wrong, ...cells }).map(({ paths }) => paths)).toEqual([
          ["CMS122v5/denominator", ...rows.map((_, index) => `CMS122v5@${npiOf(index)}/denominator`)],
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it("are named up to as many cells as an answer can hold", () => {
    const many = Array.from({ length: 150 }, () => ({ numerator: 20, denominatorExclusion: 0, denominator: 20 }));
    const found = judge(model, { ...adultFour, ...row("CMS122v5", 1, 2_000), ...providersCells(many) });
    const asked = found.filter(({ code }) => code === "cqm-providers-differ" || code === "cqm-rate-extreme");
    expect(asked.map(({ paths }) => paths.length)).toEqual([100, 100]);
    expect(asked[0]?.message).toContain("and 147 more");
  });
});

describe("rows that share a population", () => {
  it("are rows of the catalogue, each in one group", () => {
    const keys = sharedPopulations.flat();
    const known = new Set(catalogue.flatMap(rateRowsOf).map((one) => one.key));
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are noted exactly when the largest is more than a quarter above the smallest, whichever that is", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }), (sizes) => {
        const cells = sizes.map((size, index) => row(`CMS155v5.${index + 1}`, 0, size));
        const found = judge(model, Object.assign({}, adultFour, ...cells) as CellRecord);
        const isApart = Math.max(...sizes) * 4 > Math.min(...sizes) * 5;
        expect(found.some(({ code }) => code === "cqm-populations-differ")).toBe(isApart);
      }),
    );
  });

  it("are not compared where one covers the year to date", () => {
    const cells = {
      ...adultFour,
      ...row("CMS137v5.1", 30, 80),
      ...row("CMS137v5.2", 10, 30),
      "CMS137v5.2/periodStart": "2018-01-01",
      "CMS137v5.2/periodEnd": "2018-03-31",
    };
    expect(judge(model, cells).map(({ code }) => code)).toEqual(["cqm-year-to-date"]);
  });
});
