import { beforeAll, describe, expect, it } from "vitest";
import { documentKinds } from "../../shared/document/registry.ts";
import type { ChartsReply } from "../../shared/protocol/charts.ts";
import { createFixture, programFile, pushOf, type Fixture } from "../support/server-fixture.ts";
import { testKinds } from "../support/test-kind.ts";

type Status = "draft" | "submitted" | "accepted";
type Counts = Readonly<Record<string, readonly [numerator: number, denominator: number]>>;

const document = (practiceId: string, period: string, status: Status, counts: Counts) => ({
  practiceId,
  kind: "cqm",
  period,
  status,
  by: "staff",
  cells: Object.fromEntries(
    Object.entries(counts).flatMap(([key, [numerator, denominator]]) => [
      [`${key}/numerator`, numerator],
      [`${key}/denominator`, denominator],
    ]),
  ),
});

const neighbours = ["birch", "dogwood", "elm", "fir"];

/**
 * Alder's quarters, and in 2018-Q1 five practices for CMS122v5 (lower is better), four for CMS165v5. Elm's draft of that
 * quarter, and Alder's own, count for nothing.
 */
const file = {
  ...programFile,
  periods: ["2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2"].map((period) => ({ kind: "cqm", period })),
  practices: [
    ...programFile.practices,
    ...["dogwood", "elm", "fir", "gum", "hazel"].map((practiceId) => ({ practiceId, name: practiceId })),
  ],
  documents: [
    document("alder", "2017-Q3", "accepted", { CMS122v5: [30, 100], CMS138v5: [90, 100] }),
    document("alder", "2017-Q4", "draft", { CMS122v5: [31, 100] }),
    document("alder", "2018-Q1", "submitted", {
      CMS122v5: [10, 100],
      CMS165v5: [70, 100],
      "CMS137v5.1": [30, 100],
      "CMS137v5.2": [10, 100],
      "CMS122v5@1234567893": [10, 100],
    }),
    document("alder", "2018-Q2", "draft", { CMS122v5: [12, 100] }),
    document("birch", "2018-Q1", "accepted", { CMS122v5: [20, 100], CMS165v5: [60, 100] }),
    document("dogwood", "2018-Q1", "accepted", { CMS122v5: [30, 100], CMS165v5: [61, 100] }),
    document("fir", "2018-Q1", "submitted", { CMS122v5: [40, 100], CMS165v5: [62, 100] }),
    document("gum", "2018-Q1", "submitted", { CMS122v5: [123, 347] }),
    document("elm", "2018-Q1", "draft", { CMS122v5: [99, 100], CMS165v5: [1, 100] }),
    document("hazel", "2018-Q2", "accepted", { CMS122v5: [99, 100] }),
  ],
};

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture({ kinds: documentKinds, file });
});

async function chartsOf(period: string, caller = "member"): Promise<ChartsReply> {
  const { documentId } = await fixture.open("cqm", period);
  return (await fixture.as(caller)).call("charts", { params: { documentId } });
}

describe("the charts of a document", () => {
  it("give what was handed in before it and what it holds itself, in order of time", async () => {
    const { documents } = await chartsOf("2018-Q2");
    expect(documents).toEqual([
      { period: "2017-Q3", status: "accepted", values: { CMS122v5: 0.3, CMS138v5: 0.9 } },
      {
        period: "2018-Q1",
        status: "submitted",
        values: { CMS122v5: 0.1, CMS165v5: 0.7, CMS137v5: 0.2, "CMS137v5.1": 0.3, "CMS137v5.2": 0.1 },
      },
      { period: "2018-Q2", status: "draft", values: { CMS122v5: 0.12 } },
    ]);
  });

  it("say nothing of what came later", async () => {
    const { documents } = await chartsOf("2017-Q3");
    expect(documents.map(({ period }) => period)).toEqual(["2017-Q3"]);
  });

  it("give the program's median and quartiles only where five practices handed theirs in", async () => {
    const { program } = await chartsOf("2018-Q1");
    expect(program).toEqual({ CMS122v5: { practices: 5, lowerQuartile: 0.2, median: 0.3, upperQuartile: 0.354 } });
    expect((await chartsOf("2018-Q2")).program).toEqual({});
  });

  it.each(["chita", "staff", "admin"])("are the same for %s", async (caller) => {
    expect(await chartsOf("2018-Q1", caller)).toEqual(await chartsOf("2018-Q1"));
  });

  it("name no other practice", async () => {
    const text = JSON.stringify(await chartsOf("2018-Q1"));
    for (const practiceId of neighbours) expect(text).not.toContain(practiceId);
  });

  it("are not for those who may not see the document", async () => {
    const { documentId } = await fixture.open("cqm", "2018-Q1");
    for (const caller of ["birch-champion", "other-staff", "nobody"]) {
      const client = await fixture.as(caller);
      expect(await client.refusal("charts", { params: { documentId } })).toMatchObject({ status: 404 });
    }
  });

  it("follow the document", async () => {
    const { documentId, version } = await fixture.open("cqm", "2017-Q4");
    const member = await fixture.as("member");
    await member.call("push", {
      params: { documentId },
      body: pushOf("charted", version, { "CMS122v5/numerator": null, "CMS165v5/numerator": "half" }),
    });
    expect((await chartsOf("2017-Q4")).documents.at(-1)?.values).toEqual({});
  });

  it("are empty for kinds that have none", async () => {
    const plain = await createFixture({ kinds: testKinds });
    const { documentId } = await plain.open();
    const staff = await plain.as("staff");
    expect(await staff.call("charts", { params: { documentId } })).toEqual({ documents: [], program: {} });
  });
});
