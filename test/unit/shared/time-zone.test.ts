import { describe, expect, it } from "vitest";
import { dayIn, daysBetween, isPastDue, isTimeZone, localTimeIn } from "../../../shared/time-zone.ts";

const at = (iso: string): Date => new Date(iso);

describe("a time zone", () => {
  it.each(["America/Los_Angeles", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Etc/GMT+7", "UTC"])(
    "may be %s",
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each([
    "",
    "EST",
    "PST",
    "Pacific",
    "+05:00",
    "GMT-7",
    "America/Nowhere",
    "America/",
    "America/Denver ",
    "constructor",
  ])("is not '%s'", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it("that is not known is reckoned as UTC, and known zones as ever after it", () => {
    expect(localTimeIn(at("2018-01-31T23:30:00Z"), "America/Nowhere")).toBe("2018-01-31T23:30:00");
    expect(localTimeIn(at("2018-01-31T23:30:00Z"), "America/Denver")).toBe("2018-01-31T16:30:00");
  });
});

describe("the time in a zone", () => {
  it.each([
    ["2018-01-31T23:59:59.999Z", "UTC", "2018-01-31T23:59:59"],
    ["2018-02-01T01:05:09Z", "America/Los_Angeles", "2018-01-31T17:05:09"],
    ["2018-02-01T08:00:00Z", "America/Los_Angeles", "2018-02-01T00:00:00"],
    ["2018-01-31T10:00:00Z", "Pacific/Kiritimati", "2018-02-01T00:00:00"],
    ["2018-01-31T18:29:59Z", "Asia/Kolkata", "2018-01-31T23:59:59"],
    ["2017-12-31T13:30:00Z", "Australia/Adelaide", "2018-01-01T00:00:00"],
  ])("%s in %s is %s", (instant, zone, local) => {
    expect(localTimeIn(at(instant), zone)).toBe(local);
    expect(dayIn(at(instant), zone)).toBe(local.slice(0, 10));
  });
});

describe("a due date", () => {
  it.each([
    ["an ordinary day", "America/Los_Angeles", "2018-01-31", "2018-02-01T08:00:00Z"],
    ["the day that has 23 hours", "America/Los_Angeles", "2018-03-11", "2018-03-12T07:00:00Z"],
    ["the day that has 25 hours", "America/Los_Angeles", "2018-11-04", "2018-11-05T08:00:00Z"],
    ["a day that begins at one o'clock", "America/Sao_Paulo", "2018-11-04", "2018-11-05T02:00:00Z"],
    ["the day before it, which ends at the same time", "America/Sao_Paulo", "2018-11-03", "2018-11-04T03:00:00Z"],
    ["a day east of Greenwich", "Pacific/Auckland", "2018-06-30", "2018-06-30T12:00:00Z"],
    ["the last day of a year", "Asia/Tokyo", "2018-12-31", "2018-12-31T15:00:00Z"],
    ["a day in UTC", "UTC", "2018-01-31", "2018-02-01T00:00:00Z"],
  ])("lasts until %s is over where the program is", (_, zone, day, end) => {
    expect(isPastDue(day, new Date(Date.parse(end) - 1), zone)).toBe(false);
    expect(isPastDue(day, at(end), zone)).toBe(true);
  });

  it("is whole days away, whatever the clocks do in between", () => {
    expect(daysBetween("2018-03-10", "2018-03-12")).toBe(2);
    expect(daysBetween("2018-11-05", "2018-11-03")).toBe(-2);
    expect(daysBetween("2018-01-31", "2018-01-31")).toBe(0);
    expect(daysBetween("2016-02-28", "2016-03-01")).toBe(2);
  });
});
