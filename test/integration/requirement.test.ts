import { describe, expect, it } from "vitest";
import { documentKinds } from "../../shared/document/registry.ts";
import { createFixture, programFile, pushOf, type Fixture } from "../support/server-fixture.ts";

const file = {
  ...programFile,
  periods: [
    { kind: "cqm", period: "2017-Q4" },
    { kind: "cqm", period: "2018-Q1", dueDate: "2018-04-19" },
    { kind: "cqm", period: "2018-Q2" },
  ],
};

const start = (): Promise<Fixture> => createFixture({ kinds: documentKinds, file });

const day = 86_400_000;

const pair = (key: string, numerator: number, denominator: number) => ({
  [`${key}/numerator`]: numerator,
  [`${key}/denominator`]: denominator,
});

/** Two primaries and a secondary, where three are due. */
const threeWithSecondary = { ...pair("CMS2v6", 60, 110), ...pair("CMS122v5", 30, 120), ...pair("NQF1799", 40, 90) };

describe("a quarter's requirement", () => {
  it("is told before the document was opened, with its day, and made of the practice's set", async () => {
    const champion = await (await start()).as("champion");
    const at = (period: string) =>
      champion.call("requirementAt", { params: { practiceId: "alder", kind: "cqm", period } });
    expect(await at("2018-Q2")).toMatchObject({
      documentId: null,
      status: null,
      dueDate: "2018-07-31",
      isLate: false,
      requirement: { title: "Adult practices", required: 5, reported: 0, missing: 5, replacement: null },
    });
    expect(await at("2018-Q1")).toMatchObject({ dueDate: "2018-04-19", isLate: true });
    expect(await at("2017-Q3")).toMatchObject({ isLate: true, requirement: { required: null, missing: 0 } });
  });

  it("is told of an open document, with the reason for a secondary once it was given", async () => {
    const fixture = await start();
    const champion = await fixture.as("champion");
    const params = { documentId: (await fixture.open("cqm", "2017-Q4")).documentId };
    const { problems } = await champion.call("push", { params, body: pushOf("m1", 0, threeWithSecondary) });
    const before = await champion.call("requirement", { params });
    expect(before).toMatchObject({
      documentId: params.documentId,
      isLate: true,
      requirement: { missing: 0, reported: 3, replacement: { by: ["NQF1799"], count: 1, reason: null } },
    });
    const asked = problems.find(({ code }) => code === before.requirement?.replacement?.code);
    const body = { code: asked?.code ?? "", paths: asked?.paths ?? [], text: "No report for it yet." };
    await champion.call("explain", { params, body });
    const explained = await champion.call("requirement", { params });
    expect(explained.requirement?.replacement?.reason).toBe("No report for it yet.");
    await champion.call("push", { params, body: pushOf("m2", 1, pair("NQF1799", 41, 91)) });
    expect((await champion.call("requirement", { params })).requirement?.replacement?.reason).toBe(null);
  });

  it("refuses nothing that is late, and says that it was", async () => {
    const fixture = await start();
    const champion = await fixture.as("champion");
    const params = { documentId: (await fixture.open("cqm", "2018-Q2")).documentId };
    const cells = { ...threeWithSecondary, ...pair("CMS165v5", 50, 130), ...pair("CMS69v5", 50, 125) };
    const primaries = { ...cells, ...pair("CMS138v5", 55, 128) };
    await champion.call("push", { params, body: pushOf("m1", 0, primaries) });
    const submit = { params, body: { transition: "submit", expectedVersion: 1 } } as const;
    await champion.call("transition", submit);
    expect(await champion.call("requirement", { params })).toMatchObject({ status: "submitted", isLate: false });
    fixture.wait(200 * day);
    const staff = await fixture.signIn("staff");
    expect(await staff.call("requirement", { params })).toMatchObject({ isLate: false });
    await staff.call("transition", { params, body: { transition: "reopen", expectedVersion: 1 } });
    expect(await staff.call("requirement", { params })).toMatchObject({ status: "draft", isLate: true });
    await (await fixture.signIn("champion")).call("transition", submit);
    expect(await staff.call("requirement", { params })).toMatchObject({ status: "submitted", isLate: true });
  });

  it("is not told to others, nor of what cannot be", async () => {
    const fixture = await start();
    const params = { documentId: (await fixture.open("cqm", "2018-Q1")).documentId };
    const place = { practiceId: "alder", kind: "cqm", period: "2018-Q1" };
    const other = await fixture.as("birch-champion");
    expect(await other.refusal("requirement", { params })).toMatchObject({ status: 404 });
    expect(await other.refusal("requirementAt", { params: place })).toMatchObject({ status: 404 });
    const champion = await fixture.as("champion");
    expect(await champion.refusal("requirementAt", { params: { ...place, period: "2018-03" } })).toMatchObject({
      code: "malformed-body",
      detail: "Clinical quality measures is reported by quarter, as in 2031-Q1.",
    });
    expect(await champion.refusal("requirementAt", { params: { ...place, kind: "gone" } })).toMatchObject({
      status: 404,
    });
  });

  it("is none for an assessment", async () => {
    const champion = await (await start()).as("champion");
    const params = { practiceId: "alder", kind: "imat", period: "2018-03" };
    expect((await champion.call("requirementAt", { params })).requirement).toBe(null);
  });
});
