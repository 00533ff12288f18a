import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { transitions } from "../../server/db/schema.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import { ok } from "../../shared/result.ts";
import { documentKinds } from "../../shared/document/registry.ts";
import { createFixture, programFile, pushOf } from "../support/server-fixture.ts";

const pair = (key: string, numerator: number, denominator: number) => ({
  [`${key}/numerator`]: numerator,
  [`${key}/denominator`]: denominator,
});

const three = { ...pair("CMS2v6", 60, 110), ...pair("CMS122v5", 30, 120), ...pair("CMS165v5", 40, 90) };

const accepted = (period: string, cells: Readonly<Record<string, number>>) => ({
  practiceId: "alder",
  kind: "cqm",
  period,
  status: "accepted",
  cells,
  submittedAt: "2018-01-20T10:00:00Z",
  acceptedAt: "2018-01-25T10:00:00Z",
  by: "champion",
});

const file = {
  ...programFile,
  periods: [
    { kind: "cqm", period: "2017-Q4" },
    { kind: "cqm", period: "2018-Q1" },
  ],
  documents: [accepted("2017-Q4", three)],
};

const later = 3 * 86_400_000;

/** A document of the next quarter, submitted with one question answered, then changed; the one before changed too. */
async function submittedAndChanged() {
  const fixture = await createFixture({ kinds: documentKinds, file });
  const champion = await fixture.as("champion");
  const staff = await fixture.as("staff");
  const params = { documentId: (await fixture.open("cqm", "2018-Q1")).documentId };
  const cells = { ...three, ...pair("CMS2v6", 62, 112), ...pair("CMS165v5", 42, 92), ...pair("CMS138v5", 50, 100) };
  const { problems } = await champion.call("push", { params, body: pushOf("m1", 0, cells) });
  for (const { code, paths, severity } of problems) {
    if (severity === "explain") await champion.call("explain", { params, body: { code, paths, text: "It is so." } });
  }
  await champion.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
  fixture.wait(later);
  await champion.call("push", { params, body: pushOf("m2", 1, { ...pair("CMS2v6", 900, 112), "CMS138v5/note": "x" }) });
  await champion.call("push", { params, body: pushOf("m3", 2, { "CMS138v5/denominator": null }) });
  const { documents } = await staff.call("listDocuments", { query: { period: "2017-Q4" } });
  const before = { documentId: documents[0]?.documentId ?? "" };
  await staff.call("transition", { params: before, body: { transition: "reopen", expectedVersion: 1 } });
  await champion.call("push", { params: before, body: pushOf("m4", 1, pair("CMS122v5", 10, 20)) });
  return { fixture, champion, params, before, problems };
}

describe("judging an old document again", () => {
  it("as then takes the values, the document before and the day of its submission", async () => {
    const { before, champion, params, problems } = await submittedAndChanged();
    const then = await champion.call("judgement", { params, query: { as: "then" } });
    expect(then).toEqual({
      as: "then",
      rulesVersion: documentKinds.find(({ id }) => id === "cqm")?.rulesVersion,
      asOf: "2018-04-20",
      version: 1,
      previous: { documentId: before.documentId, period: "2017-Q4", version: 1 },
      settings: { setAt: "2018-04-20T09:00:00.000Z", setBy: "milepost load" },
      problems,
    });
    expect(then.problems.map(({ code }) => code)).toContain("cqm-counts-identical");
  });

  it("as now takes those of today, and is what reading the document says", async () => {
    const { champion, params } = await submittedAndChanged();
    const now = await champion.call("judgement", { params });
    expect(now).toMatchObject({ as: "now", asOf: "2018-04-23", version: 3, previous: null });
    expect(now.problems).toEqual((await champion.call("getDocument", { params })).problems);
    expect(now.problems.map(({ code }) => code)).toEqual([
      "cqm-numerator-above-denominator",
      "cqm-count-missing",
      "cqm-too-few-measures",
    ]);
  });

  it("as then takes the rules of then", async () => {
    const { champion, fixture, params } = await submittedAndChanged();
    await fixture.store.write(async (transactor) => {
      await transactor
        .update(transitions)
        .set({ rulesVersion: "1" })
        .where(eq(transitions.documentId, params.documentId));
      return ok(null);
    });
    const then = await champion.call("judgement", { params, query: { as: "then" } });
    expect(then.rulesVersion).toBe("1");
    expect(then.problems).toEqual([]);
  });

  it("as then takes the program's settings of the submission, as now those set since", async () => {
    const { fixture, champion, params, problems } = await submittedAndChanged();
    const settings = { timeZone: "Pacific/Auckland", cqm: { thresholds: { smallDenominator: 100_000 } } };
    const changed = { ...file, program: { ...file.program, settings } };
    expect(await loadProgram(fixture.deps, changed)).toMatchObject({ ok: true });
    expect(await loadProgram(fixture.deps, changed)).toMatchObject({ ok: true }); // again, with nothing new
    const then = await champion.call("judgement", { params, query: { as: "then" } });
    expect(then).toMatchObject({ asOf: "2018-04-20", problems, settings: { setAt: "2018-04-20T09:00:00.000Z" } });
    const now = await champion.call("judgement", { params });
    expect(now.settings).toEqual({ setAt: "2018-04-23T09:00:00.000Z", setBy: "milepost load" });
    expect(now.problems).toEqual((await champion.call("getDocument", { params })).problems);
    expect(now.problems.map(({ code }) => code)).toContain("cqm-denominator-small");
    expect(then.problems.map(({ code }) => code)).not.toContain("cqm-denominator-small");
  });

  it("as then takes the settings a program began with for submissions that are older than it", async () => {
    const fixture = await createFixture({ kinds: documentKinds, file });
    const staff = await fixture.as("staff");
    const { documents } = await staff.call("listDocuments", { query: { period: "2017-Q4" } });
    const params = { documentId: documents[0]?.documentId ?? "" };
    const then = await staff.call("judgement", { params, query: { as: "then" } });
    expect(then).toMatchObject({ asOf: "2018-01-20", settings: { setAt: "2018-04-20T09:00:00.000Z" } });
  });

  it("is refused for what was never submitted, and to whoever may not see it", async () => {
    const fixture = await createFixture({ kinds: documentKinds, file });
    const params = { documentId: (await fixture.open("cqm", "2018-Q1")).documentId };
    const champion = await fixture.as("champion");
    const query = { as: "then" } as const;
    expect(await champion.refusal("judgement", { params, query })).toMatchObject({
      status: 404,
      detail: "This document was never submitted: there is no judgement of then.",
    });
    const other = await fixture.as("birch-champion");
    expect(await other.refusal("judgement", { params })).toMatchObject({ status: 404 });
    expect(await champion.refusal("judgement", { params, query: { as: "once" } })).toMatchObject({ status: 400 });
  });
});
