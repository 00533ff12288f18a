import { describe, expect, it } from "vitest";
import { readEmergencyCare } from "../../server/sample/emergency-care.ts";
import { groupBy } from "../../shared/group-by.ts";
import { documentKinds } from "../../shared/document/registry.ts";
import { createFixture, programFile, pushOf, type Fixture } from "../support/server-fixture.ts";
import { emergencySettings } from "../unit/shared/measure/cqm-examples.ts";

/** Organisations of the sample with eight quarters or more (NHS England, from ae_by_org_quarter_a.csv), the first eight. */
const longSeries = [...groupBy(readEmergencyCare(), ({ organisation }) => organisation)]
  .map(([organisation, rows]) => [organisation, rows.slice(0, 8)] as const)
  .filter(([, rows]) => rows.length === 8);

const start = (quarters: readonly string[]): Promise<Fixture> =>
  createFixture({
    kinds: documentKinds,
    file: {
      ...programFile,
      program: { ...programFile.program, settings: { cqm: emergencySettings } },
      periods: quarters.map((period) => ({ kind: "cqm", period })),
      practices: programFile.practices.map((practice) => ({ ...practice, attributes: { measureSet: "emergency" } })),
    },
  });

type Client = Awaited<ReturnType<Fixture["as"]>>;

/** Fills, explains whatever is asked, submits and accepts; gives the codes of what was asked. */
async function report(champion: Client, chita: Client, documentId: string, counts: Readonly<Record<string, number>>) {
  const params = { documentId };
  const { problems, version } = await champion.call("push", { params, body: pushOf(`m-${documentId}`, 0, counts) });
  const submit = { params, body: { transition: "submit", expectedVersion: version } } as const;
  const asked = problems.filter(({ severity }) => severity === "explain");
  // Answers of the quarter before stand beside the questions of this one, and answer none of them.
  const { explanations, previous } = await champion.call("getDocument", { params });
  expect(explanations).toEqual([]);
  for (const { text } of previous?.explanations ?? []) expect(text).toContain(previous?.documentId);
  const early = await champion.send("transition", submit);
  expect(early.status).toBe(asked.length > 0 ? 409 : 200);
  for (const { code, paths } of asked) {
    const text = `${code} in ${documentId}: seen, and so it is.`;
    await champion.call("explain", { params, body: { code, paths: [...paths], text } });
  }
  if (early.status === 409) await champion.call("transition", submit);
  await chita.call("transition", { params, body: { transition: "accept", expectedVersion: version } });
  return { codes: asked.map(({ code }) => code), earlier: previous?.explanations?.map(({ code }) => code) ?? [] };
}

describe("one practice through eight quarters of real counts", () => {
  it.each(longSeries)("is asked about what moved, and can answer all of it (%s)", async (_, rows) => {
    const fixture = await start(rows.map(({ quarter }) => quarter));
    const [champion, chita] = [await fixture.as("champion"), await fixture.as("chita")];
    const asked: (readonly string[])[] = [];
    const suggested: (readonly string[])[] = [];
    for (const { denominator, numerator, quarter } of rows) {
      const { documentId } = await fixture.open("cqm", quarter);
      const counts = { "AE4H/numerator": numerator, "AE4H/denominator": denominator };
      const { codes, earlier } = await report(champion, chita, documentId, counts);
      asked.push(codes);
      suggested.push(earlier.toSorted());
    }
    expect(suggested).toEqual([[], ...asked.slice(0, 7).map((codes) => codes.toSorted())]);
    // What the figures themselves say is what is asked: a rate of 100 %, or one ten points from that of the quarter before.
    for (const [index, { denominator, numerator }] of rows.entries()) {
      const before = rows[index - 1];
      const points = before === undefined ? 0 : (numerator / denominator - before.numerator / before.denominator) * 100;
      const codes = asked[index] ?? [];
      expect(codes.includes("cqm-rate-extreme")).toBe(numerator === denominator && denominator >= 20);
      const grown = before === undefined ? 0 : Math.abs(denominator - before.denominator) / before.denominator;
      const isQuiet = Math.abs(points) < 9.999 && grown < 0.2499 && numerator < denominator;
      const isLoud = Math.abs(points) > 10.001;
      expect({ codes, isOutOfTurn: isQuiet && codes.length > 0 }).toMatchObject({ isOutOfTurn: false });
      expect({ points, isMissing: isLoud && codes.length === 0 }).toMatchObject({ isMissing: false });
    }
  });

  it("has such series to walk through", () => {
    expect(longSeries.length).toBeGreaterThanOrEqual(5);
  });
});
