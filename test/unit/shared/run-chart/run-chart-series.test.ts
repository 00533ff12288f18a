import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runChart } from "../../../../shared/run-chart/run-chart.ts";

const recordsOf = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../fixtures/run-charts/${name}.csv`, import.meta.url), "utf8"), {
    columns: true,
    comment: "#",
    comment_no_infix: true,
  });

const number = z.coerce.number();

const points = z
  .array(z.object({ series: z.string(), label: z.string(), value: number }))
  .parse(recordsOf("expected-points"));

const expectations = z
  .array(
    z.object({
      series: z.string(),
      median: number,
      "n.obs": number,
      "n.useful": number,
      "longest.run": number,
      "longest.run.max": number,
      "n.crossings": number,
      "n.crossings.min": number,
      "runs.signal": number,
    }),
  )
  .parse(recordsOf("expected-summary"));

describe("run charts of real series", () => {
  it("are twenty", () => {
    expect(expectations).toHaveLength(20);
  });

  it.each(expectations.map((expected) => [expected.series, expected] as const))(
    "finds in %s what the reference finds",
    (series, expected) => {
      const own = points.filter((point) => point.series === series);
      const { segments } = runChart(own, { baseline: { of: "all" } });
      expect(segments).toHaveLength(1);
      const [segment] = segments;
      expect(segment).toMatchObject({
        points: expected["n.obs"],
        median: expect.closeTo(expected.median, 10),
        useful: expected["n.useful"],
        longestRun: expected["longest.run"],
        longestRunLimit: expected["longest.run.max"],
        crossings: expected["n.crossings"],
        crossingsLimit: expected["n.crossings.min"],
        caution: null,
      });
      const isSignal = segment?.signals?.shift === true || segment?.signals?.crossings === true;
      expect(isSignal).toBe(expected["runs.signal"] === 1);
    },
  );
});
