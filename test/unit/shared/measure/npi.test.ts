import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValidNpi, readNpi } from "../../../../shared/measure/npi.ts";

const tenDigits = fc.stringMatching(/^[0-9]{10}$/);

describe("isValidNpi", () => {
  it("accepts the example of the CMS check digit paper", () => {
    expect(isValidNpi("1234567893")).toBe(true);
  });

  it.each(["1234567890", "1234567839", "123456789", "12345678931", "", "1234567893 "])("refuses %j", (text) => {
    expect(isValidNpi(text)).toBe(false);
  });

  it("accepts exactly one check digit for any nine digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), (nine) => {
        expect(Array.from({ length: 10 }, (_, digit) => isValidNpi(`${nine}${digit}`)).filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("finds any single wrong digit", () => {
    fc.assert(
      fc.property(tenDigits.filter(isValidNpi), fc.nat(9), fc.integer({ min: 1, max: 9 }), (npi, place, by) => {
        const wrong = npi.replace(/./g, (digit, at: number) =>
          at === place ? String((Number(digit) + by) % 10) : digit,
        );
        expect(isValidNpi(wrong)).toBe(false);
      }),
    );
  });
});

describe("readNpi", () => {
  it.each(["1234567893", " 1234567893 ", "123 456 7893", "123-456-7893", "1234\u00a0567893"])("reads %j", (text) => {
    expect(readNpi(text)).toBe("1234567893");
  });

  it.each(["", "123456789", "12345678931", "J. Doe", "1.234567893E9", "NPI1234567893"])(
    "reads nothing in %j",
    (text) => {
      expect(readNpi(text)).toBeNull();
    },
  );
});
