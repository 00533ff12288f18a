import { describe, expect, it } from "vitest";
import { exportProgram } from "../../../../server/export/export-program.ts";
import { bytesOf, documentOf, optionsOf, practiceOf, sourceOf } from "./export-fixture.ts";

const jsonOf = async (source: ReturnType<typeof sourceOf>): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await bytesOf((await exportProgram(source, optionsOf("json"))).body)));

describe("the consolidated JSON", () => {
  it("holds every table as a list of records with values as they are", async () => {
    const cells = { "a/count": 3, "a/note": "=1+1" };
    const json = await jsonOf(
      sourceOf([practiceOf("a")], [documentOf("a", "2018-Q1", "accepted", cells)], ["2018-Q1"]),
    );
    expect(json).toMatchObject({
      program: { programId: "p", name: "A program" },
      exportedAt: "2018-06-01T09:05:00Z",
      tables: {
        practices: [{ practiceId: "a", practice: "a", documents: 1 }],
        tally: [
          { practiceId: "a", period: "2018-Q1", row: "a", count: 3, note: "=1+1", previous: null },
          { practiceId: "a", period: "2018-Q1", row: "b", count: null, note: null, previous: null },
        ],
        "tally-2": [],
        completeness: [{ isExpected: true, status: "accepted", progress: 0.5, dueDate: "2018-04-30" }],
        leftOut: [],
      },
    });
  });

  it("is valid for an empty program", async () => {
    expect(await jsonOf(sourceOf([], []))).toMatchObject({ tables: { practices: [], completeness: [], leftOut: [] } });
  });
});
