import { afterEach, describe, expect, it, vi } from "vitest";
import {
  formatChange,
  formatDay,
  formatDayOf,
  formatDaysUntil,
  formatFigure,
  formatValue,
  localeOf,
} from "../../../../addin/taskpane/format.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("format", () => {
  it("never shows a due date as the day before, whatever the time zone", () => {
    expect(formatDay("2018-01-31")).toMatch(/31/);
    expect(formatDay("2018-03-01")).toMatch(/\b1\b/);
  });

  it("puts a moment on the day it was in the program's zone, wherever the reader is", () => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    const zone = "America/Los_Angeles";
    expect(formatDayOf("2018-02-01T06:30:00.000Z", zone)).toBe(formatDay("2018-01-31"));
    expect(formatDayOf("2018-02-01T08:30:00.000Z", zone)).toBe(formatDay("2018-02-01"));
  });

  it("says how near a day is only within two weeks ahead", () => {
    expect(formatDaysUntil("2018-01-31", "2018-01-31")).toBe("today");
    expect(formatDaysUntil("2018-01-31", "2018-01-30")).toBe("tomorrow");
    expect(formatDaysUntil("2018-03-02", "2018-02-26")).toBe("in 4 days");
    expect(formatDaysUntil("2018-02-14", "2018-01-31")).toBe("in 14 days");
    expect(formatDaysUntil("2018-02-15", "2018-01-31")).toBeNull();
    expect(formatDaysUntil("2018-01-30", "2018-01-31")).toBeNull();
  });

  it("shows blank as blank, never as nothing or zero", () => {
    expect([null, 0, 1204, true, false, "as typed"].map(formatValue)).toEqual([
      "blank",
      "0",
      "1,204",
      "Yes",
      "No",
      "as typed",
    ]);
  });

  it("shows rates in percent and their change in points", () => {
    expect(formatFigure(0.6848, "rate")).toBe("68.5 %");
    expect(formatChange(0.027, "rate")).toBe("+2.7 pts");
    expect(formatChange(-0.5, "mean")).toBe("−0.50");
    expect(formatChange(0, "total")).toBe("0");
    expect(formatFigure(18, "total")).toBe("18");
    expect(formatFigure(null, "mean")).toBeNull();
    expect(formatChange(null, "rate")).toBeNull();
  });

  it("keeps to English dates beside English words", () => {
    expect(localeOf("en-GB")).toBe("en-GB");
    expect(localeOf("de-DE")).toBe("en-US");
  });

  it("never takes a language that dates cannot be formatted in", () => {
    for (const language of ["en", "en-US@posix", "en_GB", "C", ""]) {
      expect(() => new Intl.DateTimeFormat(localeOf(language))).not.toThrow();
    }
  });
});
