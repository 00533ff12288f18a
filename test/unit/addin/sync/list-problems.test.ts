import { describe, expect, it } from "vitest";
import { listProblems } from "../../../../addin/sync/list-problems.ts";
import type { Problem } from "../../../../shared/problem.ts";

const asked = (code: string, ...paths: string[]): Problem => ({ code, severity: "explain", paths, message: "Why?" });

const reading = { grids: [], cells: new Map() };

describe("the list of problems", () => {
  const earlier = [
    { code: "cqm-counts-identical", paths: ["CMS2v6/numerator", "CMS2v6/denominator"], text: "The same patients." },
  ];

  it("offers last period's answer where the same is asked of the same cell first, and as an answer to nothing", () => {
    const again = asked("cqm-counts-identical", "CMS2v6/numerator", "CMS2v6/denominator", "CMS69v5/numerator");
    const [listed] = listProblems([again], reading, [], earlier);
    expect(listed).toMatchObject({ explanation: null, suggestion: "The same patients." });
  });

  it("offers none for another question, another cell, or what asks for no answer", () => {
    const others: readonly Problem[] = [
      asked("cqm-rate-moved", "CMS2v6/numerator"),
      asked("cqm-counts-identical", "CMS69v5/numerator"),
      { ...asked("cqm-counts-identical", "CMS2v6/numerator"), severity: "note" },
    ];
    expect(listProblems(others, reading, [], earlier).filter((listed) => "suggestion" in listed)).toEqual([]);
  });
});
