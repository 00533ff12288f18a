import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  endOfMonthAfter,
  formatPeriod,
  isBackwards,
  isIsoDate,
  parsePeriod,
  periodSpan,
  periodTextInWords,
  stepPeriod,
  trailingYear,
  yearToDate,
  type Period,
  type PeriodUnit,
} from "../../../shared/period.ts";

const unitsInYear: Readonly<Record<PeriodUnit, number>> = { year: 1, half: 2, quarter: 4, month: 12 };

const anyPeriod: fc.Arbitrary<Period> = fc.constantFrom<PeriodUnit>("year", "half", "quarter", "month").chain((unit) =>
  fc.record({
    unit: fc.constant(unit),
    year: fc.integer({ min: 1950, max: 2900 }),
    index: fc.integer({ min: 1, max: unitsInYear[unit] }),
  }),
);

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(`${text} is not a period`);
  return parsed.value;
};

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

describe("a period's text", () => {
  it.each(["2031", "2031-H1", "2031-H2", "2031-Q1", "2031-Q4", "2031-01", "2031-12"])("can be %s", (text) => {
    expect(formatPeriod(period(text))).toBe(text);
  });

  it.each(["", "31", "2031-H3", "2031-Q0", "2031-Q5", "2031-0", "2031-00", "2031-13", "2031-1", "2031-q1", "2031-Q1 "])(
    "cannot be '%s'",
    (text) => {
      expect(parsePeriod(text)).toEqual({ ok: false, error: "not-a-period" });
    },
  );

  it("cannot be of a year before 1900 or after 2999", () => {
    expect(["1899", "0024-Q1", "3000", "1900", "2999-12"].map((text) => parsePeriod(text).ok)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it("is said in words, and as it is when it is none", () => {
    expect(["2031", "2031-H1", "2017-Q4", "2026-01", "2026-12", "soon"].map(periodTextInWords)).toEqual([
      "2031",
      "H1 2031",
      "Q4 2017",
      "January 2026",
      "December 2026",
      "soon",
    ]);
  });

  it("reads back as the period it was written from", () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        expect(parsePeriod(formatPeriod(any))).toEqual({ ok: true, value: any });
      }),
    );
  });
});

describe("stepping", () => {
  it("goes over year ends in both directions", () => {
    expect(formatPeriod(stepPeriod(period("2017-Q4"), 1))).toBe("2018-Q1");
    expect(formatPeriod(stepPeriod(period("2018-01"), -1))).toBe("2017-12");
    expect(formatPeriod(stepPeriod(period("2018-H1"), -3))).toBe("2016-H2");
    expect(formatPeriod(stepPeriod(period("2018"), -2))).toBe("2016");
  });

  it("is undone by stepping back, and adds up", () => {
    const steps = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(anyPeriod, steps, steps, (start, a, b) => {
        expect(stepPeriod(stepPeriod(start, a), -a)).toEqual(start);
        expect(stepPeriod(stepPeriod(start, a), b)).toEqual(stepPeriod(start, a + b));
      }),
    );
  });

  it("leaves no day out and takes none twice", () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        expect(periodSpan(stepPeriod(any, 1)).start).toBe(dayAfter(periodSpan(any).end));
        expect(comparePeriods(any, stepPeriod(any, 1))).toBeLessThan(0);
      }),
    );
  });
});

describe("spans", () => {
  it("take in their first and last day, leap days too", () => {
    expect(periodSpan(period("2024-02"))).toEqual({ start: "2024-02-01", end: "2024-02-29" });
    expect(periodSpan(period("1900-02")).end).toBe("1900-02-28");
    expect(periodSpan(period("2017-Q4"))).toEqual({ start: "2017-10-01", end: "2017-12-31" });
    expect(periodSpan(period("2017-H1"))).toEqual({ start: "2017-01-01", end: "2017-06-30" });
    expect(periodSpan(period("2017"))).toEqual({ start: "2017-01-01", end: "2017-12-31" });
  });

  it("of a trailing year and a year to date end with the quarter, and are one for the fourth", () => {
    expect(trailingYear(period("2018-Q1"))).toEqual({ start: "2017-04-01", end: "2018-03-31" });
    expect(yearToDate(period("2018-Q1"))).toEqual({ start: "2018-01-01", end: "2018-03-31" });
    expect(trailingYear(period("2017-Q4"))).toEqual(yearToDate(period("2017-Q4")));
  });

  it("of a trailing year have 365 or 366 days", () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        const { start, end } = trailingYear(any);
        const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
        expect([365, 366]).toContain(days);
      }),
    );
  });

  it("end a month after the period, at that month's own last day", () => {
    expect(endOfMonthAfter(period("2017-Q4"), 1)).toBe("2018-01-31");
    expect(endOfMonthAfter(period("2018-Q1"), 1)).toBe("2018-04-30");
    expect(endOfMonthAfter(period("2024-01"), 1)).toBe("2024-02-29");
    expect(endOfMonthAfter(period("2024-01"), 0)).toBe("2024-01-31");
  });
});

describe("comparing periods", () => {
  it("orders by first day, shorter ones first", () => {
    const texts = ["2018", "2017-Q4", "2018-H1", "2018-01", "2018-Q1", "2017", "2018-02"];
    expect(texts.map(period).toSorted(comparePeriods).map(formatPeriod)).toEqual([
      "2017",
      "2017-Q4",
      "2018-01",
      "2018-Q1",
      "2018-H1",
      "2018",
      "2018-02",
    ]);
  });
});

describe("a range of periods", () => {
  it.each([
    ["2018-Q1", "2017-Q4"],
    ["2018", "2017-H2"],
    ["2018-04", "2018-Q1"],
  ])("from %s to %s is the wrong way round", (from, to) => {
    expect(isBackwards(from, to)).toBe(true);
  });

  it.each([
    ["2017-Q4", "2017-Q4"],
    ["2018-Q2", "2018-H1"],
    ["2018", "2018-Q1"],
    ["2018-Q1", ""],
    ["", "2017-Q4"],
  ])("from '%s' to '%s' is none to complain of", (from, to) => {
    expect(isBackwards(from, to)).toBe(false);
  });
});

describe("a day", () => {
  it.each(["2018-02-28", "2020-02-29", "2000-02-29", "1999-12-31", "0004-02-29"])("is %s", (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each(["2018-02-29", "1900-02-29", "2018-04-31", "2018-00-10", "2018-13-01", "2018-1-1", "2018-01-00", "20180101"])(
    "is not %s",
    (text) => {
      expect(isIsoDate(text)).toBe(false);
    },
  );
});
