import { describe, expect, it } from "vitest";
import { catalogue } from "../../../../shared/measure/catalogue.ts";
import { measureYears } from "../../../../shared/measure/year-definitions-data.ts";
import { definitionFor, isSameDefinition } from "../../../../shared/measure/year-definitions.ts";
import { quarterOf } from "./cqm-examples.ts";

const years = [2017, 2018, 2019];

describe("the definition of a year", () => {
  it("carries the year's version, by whatever version it is asked for", () => {
    expect(years.map((year) => definitionFor("CMS122v5", year)?.version)).toEqual(["CMS122v5", "CMS122v6", "CMS122v7"]);
    expect(definitionFor("cms122v7", 2017)?.version).toBe("CMS122v5");
    expect(definitionFor("CMS122", 2018)?.version).toBe("CMS122v6");
  });

  it("is there for every measure of the catalogue in every year but NQF1448 in 2017", () => {
    const missing = catalogue.flatMap(({ id }) =>
      years.filter((year) => definitionFor(id, year) === null).map((year) => `${id} ${year}`),
    );
    expect(missing).toEqual(["NQF1448 2017"]);
  });

  it("is what the catalogue says of 2017", () => {
    for (const { id, isInverse, rates } of catalogue) {
      const definition = definitionFor(id, 2017);
      if (definition === null) continue;
      expect([definition.version, definition.isInverse, definition.rates.length]).toEqual([
        id,
        isInverse,
        rates.length,
      ]);
    }
  });

  it("names several rates, how they are written and put together", () => {
    expect(definitionFor("CMS138v5", 2018)).toMatchObject({
      qppId: "226",
      notation: "multiPerformanceRate",
      combination: "overall-stratum",
      rates: [{ name: "screenedForUse" }, { name: "overall" }, { name: "tobacco" }],
    });
    expect(definitionFor("CMS165v5", 2018)).toMatchObject({
      notation: "singlePerformanceRate",
      combination: null,
      rates: [],
    });
    const combinations = ["CMS137v5", "CMS155v5", "CMS159v5", "NQF1448"].map(
      (id) => definitionFor(id, 2019)?.combination,
    );
    expect(combinations).toEqual(["simple-average", "simple-average", "weighted-average", "overall-stratum"]);
  });

  it("is null for a program's own measure and for other years", () => {
    expect(definitionFor("AE4H", 2018)).toBeNull();
    expect(definitionFor("CMS122v5", 2016)).toBeNull();
    expect(definitionFor("CMS122v5", 2023)).toBeNull();
  });

  it("says of several rates how they combine, and has an overall rate where that one counts", () => {
    for (const entry of measureYears.flatMap((measure) => measure.years)) {
      expect(entry.combination === undefined).toBe(entry.rates === undefined);
      const hasOverall = entry.rates?.some(({ name }) => name === "overall") === true;
      expect(hasOverall).toBe(entry.combination === "overall-stratum");
    }
  });

  it("has nine decile cuts in one direction", () => {
    for (const { isInverse = false, years: entries } of measureYears) {
      for (const { benchmark } of entries) {
        if (benchmark === undefined) continue;
        expect(benchmark.cuts).toHaveLength(9);
        expect(benchmark.cuts.toSorted((a, b) => (isInverse ? b - a : a - b))).toEqual(benchmark.cuts);
      }
    }
  });
});

describe("a change of definition", () => {
  const isSame = (id: string, a: string, b: string) => isSameDefinition(id, quarterOf(a), quarterOf(b));

  it("is a break where the strata change", () => {
    expect(isSame("CMS138v5", "2017-Q4", "2018-Q1")).toBe(false);
    expect(isSame("CMS138v5", "2018-Q4", "2019-Q1")).toBe(true);
    expect(isSame("CMS159v5", "2017-Q4", "2018-Q4")).toBe(true);
    expect(isSame("CMS159v5", "2018-Q4", "2019-Q1")).toBe(false);
  });

  it("is none where only the version moves on", () => {
    expect(isSame("CMS122v5", "2017-Q4", "2018-Q1")).toBe(true);
    expect(isSame("CMS137v5", "2017-Q4", "2019-Q1")).toBe(true);
  });

  it("is not assumed where nothing is known", () => {
    expect(isSame("AE4H", "2017-Q4", "2018-Q1")).toBe(true);
    expect(isSame("NQF1448", "2017-Q4", "2018-Q1")).toBe(true);
  });

  it("happens in no other measure from one year to the next", () => {
    const breaks = catalogue.flatMap(({ id }) =>
      [2018, 2019].filter((year) => !isSame(id, `${year - 1}-Q4`, `${year}-Q1`)).map((year) => `${id} ${year}`),
    );
    expect(breaks).toEqual(["CMS159v5 2019", "CMS138v5 2018"]);
  });
});
