import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord, withChanges } from "../../../../shared/cell.ts";
import { explains, type Explanation } from "../../../../shared/document/explanation.ts";
import type { PreviousDocument } from "../../../../shared/document/document-kind.ts";
import { adultFour, emergencySettings, judge, modelOf, row, type CellRecord } from "./cqm-examples.ts";

const trailing = modelOf();
const quarterly = modelOf({ set: "emergency", settings: emergencySettings });

const acceptedBefore = (cells: CellRecord, period = "2017-Q4"): PreviousDocument => ({
  period,
  cells: cellsFromRecord(cells),
});

/** What is found about CMS165v5 in 2018-Q1 with these counts now, and those before. */
const codesOf = (now: CellRecord, before: CellRecord, period?: string): readonly string[] =>
  judge(trailing, { ...adultFour, ...now }, acceptedBefore(before, period))
    .filter(({ paths }) => paths.some((path) => path.startsWith("CMS165v5/")))
    .map(({ code }) => code);

/** Numerator and denominator that do not contradict each other. */
const counts = (least: number, most: number) =>
  fc
    .integer({ min: least, max: most })
    .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

const key = "CMS165v5";

describe("a change since last quarter", () => {
  it("is asked about exactly where the program's limits are passed, unless something more specific is", () => {
    fc.assert(
      fc.property(counts(1, 400), counts(1, 400), ([n0, d0], [n1, d1]) => {
        const found = judge(quarterly, row("AE4H", n1, d1), acceptedBefore(row("AE4H", n0, d0))).map(
          ({ code }) => code,
        );
        const beyond = [
          ...(Math.abs(n1 * d0 - n0 * d1) * 10 > d0 * d1 ? ["cqm-rate-moved"] : []),
          ...(Math.abs(d1 - d0) * 4 > d0 ? ["cqm-denominator-moved"] : []),
        ];
        const moved = found.filter((code) => code.endsWith("-moved"));
        const isOtherwiseAsked = found.some((code) => /extreme|flipped|percentage|identical/.test(code));
        expect(isOtherwiseAsked ? beyond : moved).toEqual(expect.arrayContaining(isOtherwiseAsked ? moved : beyond));
        expect(isOtherwiseAsked || moved.length === beyond.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("raises one question about a row, or two where rate and denominator moved and nothing explains it", () => {
    const specific = /swapped|percentage|flipped|identical|impossible/;
    fc.assert(
      fc.property(counts(1, 300), counts(1, 300), ([n0, d0], [n1, d1]) => {
        const found = codesOf(row(key, n1, d1), row(key, n0, d0)).filter((code) => !/small|extreme/.test(code));
        expect(found.length).toBeLessThanOrEqual(found.some((code) => specific.test(code)) ? 1 : 2);
      }),
      { numRuns: 300 },
    );
  });

  it("is asked about again as soon as a count of it changes", () => {
    const before = acceptedBefore(row(key, 300, 500));
    const asked = judge(trailing, { ...adultFour, ...row(key, 380, 500) }, before).find(
      ({ code }) => code === "cqm-rate-moved",
    );
    if (asked === undefined) throw new Error("Not asked");
    const explanation: Explanation = { ...asked, text: "new nurse", values: row(key, 380, 500) };
    const holds = (cells: CellRecord) => explains(explanation, asked, cellsFromRecord({ ...adultFour, ...cells }));
    expect(holds(row(key, 380, 500))).toBe(true);
    expect(holds(row(key, 381, 500))).toBe(false);
  });
});

describe("identical counts", () => {
  it("are the only question about a change, whatever they are", () => {
    fc.assert(
      fc.property(counts(1, 1_000), ([numerator, denominator]) => {
        const same = row(key, numerator, denominator);
        const found = codesOf(same, same).filter((code) => !/small|extreme/.test(code));
        expect(found).toEqual(["cqm-counts-identical"]);
      }),
    );
  });
});

describe("counts that are swapped", () => {
  it("are found for any history, and put right by the fix", () => {
    fc.assert(
      fc.property(counts(2, 1_000), ([numerator, denominator]) => {
        fc.pre(numerator > 0 && numerator < denominator);
        const before = acceptedBefore(row(key, numerator, denominator), "2017-Q3");
        const cells = cellsFromRecord({ ...adultFour, ...row(key, denominator, numerator) });
        const swapped = judge(trailing, cells, before).find(({ code }) => code === "cqm-swapped");
        const after = judge(trailing, withChanges(cells, swapped?.fix ?? []), before);
        expect(after.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(after.map(({ code }) => code)).not.toContain("cqm-swapped");
      }),
    );
  });
});

describe("a rate entered the other way round", () => {
  it("is found for any history well away from half, and put right by the fix", () => {
    fc.assert(
      fc.property(counts(20, 1_000), ([numerator, denominator]) => {
        fc.pre(Math.abs(2 * numerator - denominator) > 0.21 * denominator);
        // A numerator up to 100 may look like the rate in percent as well, which is the narrower reading.
        fc.pre(denominator < 100 || denominator - numerator > 100);
        const before = acceptedBefore(row(key, numerator, denominator), "2017-Q3");
        const cells = cellsFromRecord({ ...adultFour, ...row(key, denominator - numerator, denominator) });
        const flipped = judge(trailing, cells, before).find(({ code }) => code === "cqm-rate-flipped");
        expect(flipped?.fix).toEqual([{ path: `${key}/numerator`, value: numerator }]);
      }),
    );
  });

  it("offers no fix where a numerator exclusion leaves open what the complement is", () => {
    const cells = { ...adultFour, ...row(key, 400, 500), [`${key}/numeratorExclusion`]: 10 };
    const found = judge(trailing, cells, acceptedBefore(row(key, 110, 500), "2017-Q3"));
    expect(found.find(({ code }) => code === "cqm-rate-flipped")).not.toHaveProperty("fix");
  });
});

describe("a percentage typed as a count", () => {
  it("is found for any rate that it does not happen to be a count of", () => {
    fc.assert(
      fc.property(counts(200, 5_000), ([numerator, denominator]) => {
        const percentage = Math.round((numerator / denominator) * 100);
        fc.pre(Math.abs(numerator - percentage) > 0.11 * denominator);
        expect(codesOf(row(key, percentage, denominator), row(key, numerator, denominator), "2017-Q3")).toEqual([
          "cqm-percentage-as-count",
        ]);
      }),
    );
  });
});

describe("an impossible jump", () => {
  /** Patients and those who meet the measure, of the months that left, that both years share, and that came. */
  const months = fc.record({ left: counts(0, 60), shared: counts(120, 400), came: counts(0, 180) });

  it("is never what months can produce of which none holds more than they may", () => {
    fc.assert(
      fc.property(months, ({ left: [n0, d0], shared: [n, d], came: [n1, d1] }) => {
        fc.pre(d0 * 2 <= d && d1 <= d0 + d);
        expect(codesOf(row(key, n + n1, d + d1), row(key, n + n0, d + d0))).not.toContain("cqm-jump-impossible");
      }),
      { numRuns: 500 },
    );
  });

  it("is every fall of the denominator below two thirds and every rise above twice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 900 }), fc.integer({ min: 1, max: 3_000 }), (before, now) => {
        fc.pre(now * 3 < before * 2 || now > before * 2);
        fc.pre(now !== 100); // 70 of 100 has the narrower reading of a percentage
        const found = codesOf(row(key, Math.ceil(now * 0.7), now), row(key, Math.ceil(before * 0.7), before));
        expect(found).toContain("cqm-jump-impossible");
      }),
    );
  });

  it("says so, and why", () => {
    const found = judge(trailing, { ...adultFour, ...row(key, 450, 500) }, acceptedBefore(row(key, 200, 500)));
    expect(found.find(({ code }) => code === "cqm-jump-impossible")?.message).toBe(
      "CMS165v5: 450 of 500 is impossible after 200 of 500 in Q4 2017 if both cover twelve months: they share nine, and " +
        "three new months cannot change so much. Check what the counts cover, or say what changed in how they are drawn.",
    );
  });
});

describe("figures", () => {
  it("show no change across a change of definition", () => {
    const cells = cellsFromRecord({ ...row("CMS138v5", 60, 100), ...row(key, 60, 100) });
    const figures = trailing.figures(cells, acceptedBefore({ ...row("CMS138v5", 50, 100), ...row(key, 50, 100) }));
    expect(figures.map(({ id, change }) => [id, change])).toEqual([
      ["CMS165v5", expect.closeTo(0.1, 10)],
      ["CMS138v5", null],
    ]);
  });
});
