import { describe, expect, it } from "vitest";
import { documentKinds } from "../../../../shared/document/registry.ts";
import { inputOf, isInputColumn, type InputType } from "../../../../shared/grid/grid.ts";
import { readValue } from "../../../../shared/grid/read-value.ts";
import {
  choiceColours,
  keyValidationOf,
  numberFormatOf,
  promptOf,
  rangeNameOf,
  validationOf,
} from "../../../../shared/grid/sheet-style.ts";

const scores: InputType = {
  type: "choice",
  choices: [0, 1, 2, 3].map((value) => ({ value, label: `Level ${value}` })),
};

/** Every input cell type of every shipped kind, for a practice of which nothing is known. */
const shippedInputs = documentKinds.flatMap((kind) => {
  const period = { unit: kind.periodUnit, year: 2018, index: 1 };
  const model = kind.model({ period, practice: { name: "Alder Creek", attributes: {} }, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value.grids.flatMap((grid) =>
    grid.columns
      .filter(isInputColumn)
      .flatMap((column) =>
        [column.input, ...grid.rows.map((row) => inputOf(row, column))]
          .filter((input) => input !== null)
          .map((input) => ({ column, input })),
      ),
  );
});

describe("sheet style", () => {
  it("keeps within Excel's limits for every cell of every shipped kind", () => {
    expect(shippedInputs.length).toBeGreaterThan(30);
    for (const { column, input } of shippedInputs) {
      const validation = validationOf(input);
      expect(validation?.errorTitle.length ?? 0).toBeLessThanOrEqual(32);
      expect(validation?.error.length ?? 0).toBeLessThanOrEqual(225);
      expect(validation?.type === "list" ? validation.values.join(",").length : 0).toBeLessThanOrEqual(255);
      const prompt = promptOf(column, input);
      expect(prompt?.title.length ?? 0).toBeLessThanOrEqual(32);
      expect(prompt?.text.length ?? 0).toBeLessThanOrEqual(255);
    }
  });

  it("offers nothing in a drop-down that would be read as wrong", () => {
    for (const input of [scores, { type: "yesNo" } as const]) {
      const validation = validationOf(input);
      expect(validation?.type).toBe("list");
      for (const value of validation?.type === "list" ? validation.values : []) {
        expect(readValue(input, value).state).toBe("value");
      }
    }
  });

  it("offers no drop-down that Excel could not keep", () => {
    expect(keyValidationOf(Array.from({ length: 100 }, (_, index) => `CMS${index}v5`))).toBeNull();
    expect(keyValidationOf(["Smith, Jones"])).toBeNull();
    expect(keyValidationOf(["CMS2v6", "CMS122v5"])).toMatchObject({ type: "list", values: ["CMS2v6", "CMS122v5"] });
  });

  it("colours scores from light to deep, and words not at all", () => {
    const lightness = choiceColours(scores.choices).map(({ fill }) => Number.parseInt(fill.slice(3, 5), 16));
    expect(lightness).toHaveLength(4);
    expect(lightness).toEqual(lightness.toSorted((a, b) => b - a));
    expect(new Set(lightness).size).toBe(4);
    expect(choiceColours([{ value: "a", label: "A" }])).toEqual([]);
  });

  it("keeps text as text, so that nothing typed becomes a formula or a date", () => {
    expect(numberFormatOf({ type: "text", maxLength: 10 })).toBe("@");
    expect(numberFormatOf({ type: "choice", choices: [{ value: "1-2", label: "One to two" }] })).toBe("@");
  });

  it("makes names that Excel takes", () => {
    expect(rangeNameOf("cqm-practice level", "count")).toBe("Milepost.cqm_practice_level.count");
  });
});
