import { describe, expect, it } from "vitest";
import { isProgramSetting, timeZoneOf } from "../../../shared/program-settings.ts";

describe("a program's settings", () => {
  it("name its time zone, or leave it to be UTC", () => {
    expect(timeZoneOf({ timeZone: "America/Denver", cqm: { dueMonthsAfter: 2 } })).toBe("America/Denver");
    expect(timeZoneOf({ cqm: {} })).toBe("UTC");
    expect(timeZoneOf({ timeZone: "America/Nowhere" })).toBe("UTC");
  });

  it("are told from those of its kinds by their names", () => {
    expect(["timeZone", "timezone", "cqm", "toString"].map(isProgramSetting)).toEqual([true, false, false, false]);
  });
});
