import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord, withChanges } from "../../../../shared/cell.ts";
import { adultFour, judge, modelOf, row, validNpis, type CellRecord } from "./cqm-examples.ts";

const computed = modelOf({ settings: { practiceRow: "computed" } });
const [first, second] = ["1234567893", "1003000126"];

const found = (cells: CellRecord) =>
  judge(computed, { ...adultFour, ...cells }).filter(({ code }) => code.startsWith("cqm-pr"));

describe("a practice's row that the program has computed", () => {
  it("is its providers' sum, with a suggestion that writes it where it is blank or another", () => {
    const providers = { ...row(`CMS69v5@${first}`, 40, 70), ...row(`CMS69v5@${second}`, 20, 30) };
    const [blank] = found(providers);
    expect(blank).toMatchObject({
      code: "cqm-practice-not-sum",
      severity: "error",
      fix: [
        { path: "CMS69v5/denominator", value: 100 },
        { path: "CMS69v5/numerator", value: 60 },
      ],
    });
    expect(blank?.message).toBe(
      "CMS69v5: this program has the practice's row worked out from its 2 providers' (denominator 100, numerator 60). Apply the suggestion to write it in, or correct the providers' rows.",
    );
    expect(found({ ...providers, ...row("CMS69v5", 60, 101) }).map(({ paths }) => paths)).toEqual([
      ["CMS69v5/denominator"],
    ]);
    expect(found({ ...providers, ...row("CMS69v5", 60, 100) })).toEqual([]);
  });

  it("is put right by its suggestion, whatever the providers report", () => {
    const count = fc.nat(40);
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 2 }), (counts) => {
        const cells = counts.flatMap(([numerator, excluded, more], index) => [
          ...Object.entries(row(`CMS69v5@${index === 0 ? first : second}`, numerator, numerator + excluded + more)),
          [`CMS69v5@${index === 0 ? first : second}/denominatorExclusion`, excluded] as const,
        ]);
        const document = { ...adultFour, ...Object.fromEntries(cells) };
        const [problem] = found(document);
        const mended = withChanges(cellsFromRecord(document), problem?.fix ?? []);
        expect(judge(computed, mended).filter(({ code }) => code === "cqm-practice-not-sum")).toEqual([]);
        expect(mended.get("CMS69v5/numerator")).toBe(counts.reduce((sum, [numerator]) => sum + numerator, 0));
      }),
      { numRuns: 50 },
    );
  });

  it("is left to whoever enters it where no provider reports, and where the program compares", () => {
    expect(found({})).toEqual([]);
    const differing = { ...adultFour, ...row(`CMS122v5@${first}`, 30, 70) };
    const codes = judge(modelOf(), differing).map(({ code }) => code);
    expect(codes).toContain("cqm-providers-differ");
    expect(codes).not.toContain("cqm-practice-not-sum");
    expect(found(differing).map(({ code }) => code)).toEqual(["cqm-practice-not-sum"]);
  });
});

describe("providers of one measure", () => {
  const npis = validNpis(2_001);
  const cellsOf = (count: number) =>
    Object.fromEntries(npis.slice(0, count).flatMap((npi) => Object.entries(row(`CMS69v5@${npi}`, 15, 25))));
  const tooMany = (count: number) =>
    judge(modelOf(), { ...adultFour, ...cellsOf(count) }).filter(({ code }) => code === "cqm-too-many-providers");

  it("may be 2,000, and of more the first that is too many is named", () => {
    expect(tooMany(2_000)).toEqual([]);
    const [problem] = tooMany(2_001);
    expect(problem?.paths).toEqual([`CMS69v5@${npis[2_000] ?? ""}/denominator`]);
    expect(problem?.message).toContain("2001 providers, more than the 2,000");
  });
});
