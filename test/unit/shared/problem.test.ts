import { describe, expect, it } from "vitest";
import { documentKinds } from "../../../shared/document/registry.ts";
import { bySeverity, commonProblems, problemMaker, type Problem } from "../../../shared/problem.ts";

describe("problem codes", () => {
  it.each(documentKinds.map((kind) => [kind.id, kind] as const))(
    "of %s start with its id and are its own",
    (id, kind) => {
      const codes = Object.keys(kind.problems);
      expect(codes.filter((code) => !code.startsWith(`${id}-`) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
      expect(codes.filter((code) => code in commonProblems)).toEqual([]);
    },
  );

  it("say what they look for in a sentence", () => {
    const definitions = [commonProblems, ...documentKinds.map(({ problems }) => problems)].flatMap(Object.values);
    expect(definitions.length).toBeGreaterThan(20);
    expect(definitions.filter(({ meaning }) => !/^[A-Z].*\.$/.test(String(meaning)))).toEqual([]);
  });
});

describe("problemMaker", () => {
  const make = problemMaker({ "x-odd": { severity: "explain", meaning: "Odd.", source: "Milepost" } });

  it("takes the severity from the catalogue", () => {
    expect(make("x-odd", ["1/a"], "Look.")).toEqual({
      code: "x-odd",
      severity: "explain",
      paths: ["1/a"],
      message: "Look.",
    });
  });

  it("carries a fix where there is one", () => {
    expect(make("x-odd", [], "Look.", [{ path: "1/a", value: 1 }]).fix).toEqual([{ path: "1/a", value: 1 }]);
    expect("fix" in make("x-odd", [], "Look.")).toBe(false);
  });
});

describe("bySeverity", () => {
  it("puts the worst first and otherwise keeps the order", () => {
    const problems = (["note", "explain", "error", "note", "error"] as const).map((severity, index): Problem => ({
      code: `x-${index}`,
      severity,
      paths: [],
      message: "",
    }));
    expect(bySeverity(problems).map(({ code }) => code)).toEqual(["x-2", "x-4", "x-1", "x-0", "x-3"]);
    expect(problems[0]?.code).toBe("x-0");
  });
});
