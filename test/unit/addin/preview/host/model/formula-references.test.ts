import { describe, expect, it } from "vitest";
import {
  moveFormula,
  renameSheetInFormula,
  shiftFormula,
} from "../../../../../../addin/preview/host/model/formula-references.ts";
import { shiftOfColumns, shiftOfRows } from "../../../../../../addin/preview/host/model/shift.ts";

describe("a formula", () => {
  const insertTwo = (formula: string) => shiftFormula(formula, "Data", "Data", shiftOfRows(4, 2));

  it("follows its cells when rows are inserted above or within", () => {
    expect(insertTwo("=C5*2")).toBe("=C7*2");
    expect(insertTwo("=C4*2")).toBe("=C4*2");
    expect(insertTwo("=SUM($C$1:C9)")).toBe("=SUM($C$1:C11)");
    expect(insertTwo("=SUM(C:C)+SUM(9:9)")).toBe("=SUM(C:C)+SUM(11:11)");
  });

  it("follows inserted columns, dollars in place", () => {
    expect(shiftFormula("=$C5+D$6", "Data", "Data", shiftOfColumns(3, 1))).toBe("=$C5+E$6");
  });

  it("breaks where its cells were deleted and shrinks where some were", () => {
    const deleteTwo = (formula: string) => shiftFormula(formula, "Data", "Data", shiftOfRows(4, -2));
    expect(deleteTwo("=C5")).toBe("=#REF!");
    expect(deleteTwo("=SUM(C1:C9)")).toBe("=SUM(C1:C7)");
  });

  it("changes only references to the sheet that changed", () => {
    expect(insertTwo("=Other!C5+Data!C5+'data'!C5")).toBe("=Other!C5+Data!C7+'data'!C7");
    expect(shiftFormula("=C5+'My data'!C5", "Other", "My data", shiftOfRows(4, 2))).toBe("=C5+'My data'!C7");
  });

  it("leaves words, functions and names that look like cells alone", () => {
    expect(insertTwo('=IF(C9="see C9",LOG10(C9),Rate_C9)')).toBe('=IF(C11="see C9",LOG10(C11),Rate_C9)');
  });

  it("keeps pointing to its own row when a sort moves it", () => {
    expect(moveFormula("=C5*$D$1+E$2", 3, 0)).toBe("=C8*$D$1+E$2");
    expect(moveFormula("=C1", -1, 0)).toBe("=#REF!");
  });

  it("knows a sheet by its new name", () => {
    expect(renameSheetInFormula("=IMAT!A1&\"IMAT!\"&'IMAT'!B2", "imat", "'IMAT 2'")).toBe(
      "='IMAT 2'!A1&\"IMAT!\"&'IMAT 2'!B2",
    );
  });
});
