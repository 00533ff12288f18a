import { describe, expect, it } from "vitest";
import { freeRangeNames, freeSheetNames } from "../../../../addin/workbook/free-names.ts";

describe("names for new sheets", () => {
  it("number a name that is taken, case aside", () => {
    expect(freeSheetNames(["IMAT"], ["imat", "IMAT (2)"])).toEqual(["IMAT (3)"]);
  });

  it("differ among themselves", () => {
    expect(freeSheetNames(["CQM", "CQM"], [])).toEqual(["CQM", "CQM (2)"]);
  });

  it("stay within 31 characters with their number", () => {
    const wish = "Thirty-one characters long name";
    expect(freeSheetNames([wish], [wish])).toEqual(["Thirty-one characters long (2)"]);
  });

  it("are never the one Excel keeps for itself, nor the hidden sheet's", () => {
    expect(freeSheetNames(["History", "_milepost"], [])).toEqual(["History (2)", "_milepost (2)"]);
  });
});

it("numbers range names with an underscore, since they take neither blanks nor brackets", () => {
  expect(freeRangeNames(["Milepost.imat.score"], ["milepost.IMAT.score"])).toEqual(["Milepost.imat.score_2"]);
});
