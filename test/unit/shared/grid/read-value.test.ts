import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../../shared/cell.ts";
import { sheetValueOf } from "../../../../shared/grid/encode-grid.ts";
import type { InputType } from "../../../../shared/grid/grid.ts";
import { canonicalValue, readValue, serialOfDate } from "../../../../shared/grid/read-value.ts";

const text: InputType = { type: "text", maxLength: 50 };
const count: InputType = { type: "count" };
const date: InputType = { type: "date" };
const share: InputType = { type: "share" };
const yesNo: InputType = { type: "yesNo" };
const score: InputType = {
  type: "choice",
  choices: [
    { value: 0, label: "Not yet started" },
    { value: 1, label: "Developing", aliases: ["Planning"] },
    { value: 2, label: "Implementing" },
    { value: 10, label: "Beyond" },
  ],
};
const year: InputType = { type: "choice", choices: [{ value: "2017", label: "2017" }] };

/** The value, null for blank, "wrong" for what cannot be read. */
const read = (input: InputType, raw: CellValue): CellValue => {
  const value = readValue(input, raw);
  if (value.state === "wrong") return "wrong";
  return value.state === "blank" ? null : value.value;
};

describe("blank", () => {
  it.each([null, "", "  ", "\u00a0", "\u200b", "\n"])("is %j, of every type", (raw) => {
    for (const input of [text, count, date, share, yesNo, score])
      expect(readValue(input, raw)).toEqual({ state: "blank" });
  });

  it("is not zero and not no", () => {
    expect([read(count, 0), read(share, 0), read(score, 0), read(yesNo, false), read(text, "0")]).toEqual([
      0,
      0,
      0,
      false,
      "0",
    ]);
  });
});

describe("a count", () => {
  it.each([
    [7, 7],
    ["12.0", 12],
    ["1,204", 1204],
    [" 1,204,000 ", 1_204_000],
    ["\u00a07", 7],
    ["+3", 3],
    [-0, 0],
    ["-0", 0],
  ])("is read from %j", (raw, value) => {
    expect(Object.is(read(count, raw), value)).toBe(true);
  });

  it.each([-1, 2.5, "2.5", "12%", "n/a", "1,20", "12,04", "1e3", "0x10", true, 2 ** 53, "one", "1 204", "#N/A"])(
    "is not read from %j",
    (raw) => {
      expect(read(count, raw)).toBe("wrong");
    },
  );

  it.each(["85%", " 64.1 % ", 0.85])("that is a percentage is asked for the count itself: %j", (raw) => {
    expect(readValue({ type: "count" }, raw)).toMatchObject({
      state: "wrong",
      expected: expect.stringContaining("not a percentage"),
    });
  });
});

describe("a choice", () => {
  it.each([2, "2", " 2 ", "2.0", "2 - Implementing", "2 – implementing", "2: Implementing", "2-Implementing"])(
    "is 2 from %j",
    (raw) => {
      expect(read(score, raw)).toBe(2);
    },
  );

  it("is read as our own help and messages write it", () => {
    expect(["Implementing", "2 Implementing", "2 (Implementing)"].map((raw) => read(score, raw))).toEqual([2, 2, 2]);
  });

  it("is read by another word for it", () => {
    expect(["Planning", "1 - planning"].map((raw) => read(score, raw))).toEqual([1, 1]);
  });

  it.each([2.5, "2.5", "2 - Developing", "12", "3", -1, "2 -", "two", "10 - Implementing", "2%", true])(
    "is not read from %j",
    (raw) => {
      expect(read(score, raw)).toBe("wrong");
    },
  );

  it("of digits is read though Excel made it a number", () => {
    expect([read(year, 2017), read(year, "2017"), read(year, 2018)]).toEqual(["2017", "2017", "wrong"]);
  });
});

describe("a date", () => {
  it.each([
    [serialOfDate("2024-03-31"), "2024-03-31"],
    [45_382, "2024-03-31"],
    [45_382.75, "2024-03-31"],
    ["2024-03-31", "2024-03-31"],
    [" 3/31/2024 ", "2024-03-31"],
    ["1990-01-01", "1990-01-01"],
    [serialOfDate("2099-12-31"), "2099-12-31"],
  ])("is read from %j", (raw, value) => {
    expect(read(date, raw)).toBe(value);
  });

  it.each(["2024-02-30", "31/12/2024", "3/31/24", "0024-03-31", "1989-12-31", "2100-01-01", 2024, 1e9, true, "soon"])(
    "is not read from %j",
    (raw) => {
      expect(read(date, raw)).toBe("wrong");
    },
  );
});

describe("a share", () => {
  it.each([
    [0.4, 0.4],
    [1, 1],
    ["40%", 0.4],
    ["40 %", 0.4],
    ["12.5%", 0.125],
    ["0.4", 0.4],
  ])("is read from %j", (raw, value) => {
    expect(read(share, raw)).toBe(value);
  });

  it.each([1.01, -0.1, 40, "40", "101%", "half", true])("is not read from %j", (raw) => {
    expect(read(share, raw)).toBe("wrong");
  });
});

describe("yes and no", () => {
  it("are read in words and as booleans", () => {
    expect(["Yes", " y ", "TRUE", true].map((raw) => read(yesNo, raw))).toEqual([true, true, true, true]);
    expect(["No", "n", "false", false].map((raw) => read(yesNo, raw))).toEqual([false, false, false, false]);
    expect(["maybe", 1, 0, "yes and no"].map((raw) => read(yesNo, raw))).toEqual(Array(4).fill("wrong"));
  });
});

describe("a text", () => {
  it("is kept as typed but for its line breaks", () => {
    expect(read(text, " two\r\nlines ")).toBe(" two\nlines ");
    expect(read(text, "=1+1")).toBe("=1+1");
    expect(read(text, 12)).toBe("12");
  });

  it("is wrong when it is too long, and kept whole", () => {
    expect(read(text, "x".repeat(51))).toBe("wrong");
    expect(canonicalValue(text, "x".repeat(51))).toBe("x".repeat(51));
  });
});

describe("canonicalValue", () => {
  const anyInput = fc.constantFrom(text, count, date, share, yesNo, score, year);
  const spelled = fc.constantFrom(
    "2 - Implementing",
    " 2 ",
    "1,204",
    "12.0",
    "40%",
    "3/31/2024",
    "Yes",
    "\r\r\n",
    "a\rb",
  );
  const anyRaw: fc.Arbitrary<CellValue> = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    spelled,
    fc.integer(),
    fc.integer({ min: 30_000, max: 75_000 }),
    fc.double({ noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
  );

  it("applied twice changes nothing", () => {
    fc.assert(
      fc.property(anyInput, anyRaw, (input, raw) => {
        const once = canonicalValue(input, raw);
        expect(Object.is(canonicalValue(input, once), once)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("settles line breaks of every kind in one go", () => {
    expect(["a\r\nb", "a\rb", "a\r\r\nb"].map((raw) => canonicalValue(text, raw))).toEqual(["a\nb", "a\nb", "a\n\nb"]);
  });

  it("keeps what cannot be read exactly as typed", () => {
    expect([canonicalValue(score, 2.5), canonicalValue(count, " n/a "), canonicalValue(date, "soon")]).toEqual([
      2.5,
      " n/a ",
      "soon",
    ]);
  });

  it("comes back from the sheet's way of writing it", () => {
    fc.assert(
      fc.property(anyInput, anyRaw, (input, raw) => {
        const kept = canonicalValue(input, raw);
        expect(Object.is(canonicalValue(input, sheetValueOf(input, kept)), kept)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
