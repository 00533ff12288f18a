import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { judgeDocument } from "../../../../shared/document/document-kind.ts";
import { documentKinds } from "../../../../shared/document/registry.ts";
import { ofVersion, readRulesVersion } from "../../../../shared/document/rules-version.ts";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import { adultFour, quarterOf, row } from "../measure/cqm-examples.ts";

const codesBy = (rulesVersion: string): readonly string[] => {
  const practice = { name: "Alder Creek", attributes: {} };
  const model = cqmKind.model({ period: quarterOf("2018-Q1"), practice, settings: undefined, rulesVersion });
  if (!model.ok) return [model.error];
  const cells = cellsFromRecord({ ...adultFour, ...row("CMS165v5", 15, 15), ...row("CMS2v6", 120, 110) });
  const previous = { period: "2017-Q4", cells: cellsFromRecord(row("CMS122v5", 60, 100)) };
  return judgeDocument(model.value, { cells, previous, today: "2018-04-10" }).map(({ code }) => code);
};

describe("versions of a rule set", () => {
  it("have the rules that had come by then and were not given up", () => {
    const rules = [
      { rule: "always", since: 1 },
      { rule: "first", since: 1, until: 2 },
      { rule: "second", since: 2 },
    ];
    expect(ofVersion(rules, 1)).toEqual(["always", "first"]);
    expect(ofVersion(rules, 2)).toEqual(["always", "second"]);
  });

  it("judge quality measures as they were judged then: version 1 compared nothing", () => {
    expect(codesBy("1")).toEqual(["cqm-numerator-above-denominator", "cqm-denominator-small"]);
    expect(codesBy("2")).toEqual(["cqm-numerator-above-denominator", "cqm-counts-identical", "cqm-denominator-small"]);
  });

  it("that a kind never had are refused in words, and its own is the newest", () => {
    expect(codesBy("99")).toEqual([expect.stringContaining("There is no version 99 of these rules")]);
    expect(codesBy("1.5")).toHaveLength(1);
    expect(readRulesVersion(undefined, 7)).toEqual({ ok: true, value: 7 });
    expect(documentKinds.map(({ rulesVersion }) => readRulesVersion(rulesVersion, Number(rulesVersion)).ok)).toEqual(
      documentKinds.map(() => true),
    );
  });
});
