import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withChanges, type Cells } from "../../../../shared/cell.ts";
import { imatTeamScoring } from "../../../../shared/instrument/imat-team-scoring.ts";
import { imat } from "../../../../shared/instrument/imat.ts";

const scoring = imatTeamScoring(imat, "multi-provider");

const all = (score: number): Cells =>
  new Map(Array.from({ length: 16 }, (_, index) => [`${index + 1}/score`, score] as const));
const member = (scorer: number, cells: Cells) => ({ scorer, cells });
const but = (cells: Cells, record: Readonly<Record<string, string | number | null>>): Cells =>
  withChanges(
    cells,
    Object.entries(record).map(([path, value]) => ({ path, value })),
  );

describe("the spread of a team's scores", () => {
  it("puts the widest range first, and of equal ranges the one with more people apart", () => {
    const spread = scoring.spread([
      member(1, but(all(1), { "4/score": 3, "9/score": 0, "3/score": 0 })),
      member(2, but(all(1), { "9/score": 3, "3/score": 2 })),
      member(3, but(all(1), { "9/score": 3 })),
      member(4, but(all(1), { "9/score": 3, "4/score": 3 })),
    ]);
    expect(spread.slice(0, 4).map(({ key, lowest, highest }) => [key, lowest, highest])).toEqual([
      ["9", 0, 3],
      ["4", 1, 3], // two against two, where in 3 one is below and one above two
      ["3", 0, 2],
      ["1", 1, 1],
    ]);
    expect(spread[0]?.scores.map(({ scorer, score }) => [scorer, score])).toEqual([
      [1, 0],
      [2, 3],
      [3, 3],
      [4, 3],
    ]);
  });

  it("is not unanimous where somebody gave no score that can be read", () => {
    const spread = scoring.spread([
      member(1, all(2)),
      member(2, but(all(2), { "5/score": null, "6/score": 2.5, "7/note": "Roles are written down." })),
    ]);
    const byKey = new Map(spread.map((item) => [item.key, item]));
    expect(byKey.get("5")).toMatchObject({ unanimous: null, lowest: 2, highest: 2 });
    expect(byKey.get("6")?.scores[1]).toEqual({ scorer: 2, score: null, note: null });
    expect(byKey.get("7")).toMatchObject({ unanimous: 2, scores: [{}, { note: "Roles are written down." }] });
  });

  it("names every milestone once, whatever was scored, and holds no mean", () => {
    const cells = fc.array(fc.constantFrom(0, 1, 2, 3, null, "x"), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (members) => {
        const spread = scoring.spread(
          members.map((scores, index) =>
            member(index + 1, new Map(scores.map((score, at) => [`${at + 1}/score`, score] as const))),
          ),
        );
        expect(new Set(spread.map(({ key }) => key)).size).toBe(16);
        const ranges = spread.map(({ lowest, highest }) => (highest ?? 0) - (lowest ?? 0));
        expect(ranges).toEqual(ranges.toSorted((a, b) => b - a));
        for (const { lowest, highest } of spread) {
          for (const end of [lowest, highest]) expect(end === null || Number.isInteger(end)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("settling on a score", () => {
  it("writes score and reason, and keeps the note that is there", () => {
    const cells = but(new Map(), { "7/note": "Job descriptions of 2030." });
    expect(scoring.settle(cells, "7", 2, "Two roles lack a description.")).toEqual([
      { path: "7/score", value: 2 },
      { path: "7/note", value: "Job descriptions of 2030.\nTwo roles lack a description." },
    ]);
    expect(scoring.settle(new Map(), "7", 2, "New.")[1]).toEqual({ path: "7/note", value: "New." });
  });

  it("does not say the same reason twice, and leaves notes alone where there is none", () => {
    const once = withChanges(new Map(), scoring.settle(new Map(), "7", 2, "So it is."));
    expect(withChanges(once, scoring.settle(once, "7", 2, "So it is."))).toEqual(once);
    expect(scoring.settle(once, "7", 3, null)).toEqual([{ path: "7/score", value: 3 }]);
    expect(scoring.settledIn(once, "7")).toEqual({ score: 2, note: "So it is." });
  });
});

describe("a member's own sheet", () => {
  it("has the document's rows under titles of its own, which tell them apart", () => {
    const grid = scoring.gridFor(3);
    expect(grid.rows).toHaveLength(16);
    expect(grid.title).toBe("IMAT: scorer 3");
    const titles = grid.columns.map(({ title }) => title);
    expect(titles).toContain("My score");
    expect(titles).not.toContain("Score");
    expect(scoring.scoredIn(but(new Map(), { "1/score": 0, "2/score": "?" }))).toEqual({ scored: 1, of: 16 });
  });
});
