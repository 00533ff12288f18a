import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord, pathOf, withChanges, type CellChange, type Cells } from "../../../../shared/cell.ts";
import { judgeDocument, type DocumentModel, type JudgeInput } from "../../../../shared/document/document-kind.ts";
import { changesBetween, createJudge } from "../../../../shared/document/judge.ts";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import { modelOf } from "../measure/cqm-examples.ts";

const value = fc.oneof(
  { arbitrary: fc.nat(60), weight: 6 },
  { arbitrary: fc.constant(null), weight: 3 },
  { arbitrary: fc.constantFrom(0, 100, 20, 1, 2, 3), weight: 3 },
  fc.constantFrom(
    "12%",
    "n/a",
    " 7 ",
    "1,204",
    "",
    " ",
    -1,
    2.5,
    true,
    false,
    "2017-01-01",
    "2018-03-31",
    "Yes",
    43_190,
  ),
  fc.string({ maxLength: 3 }),
);

const changesIn = (path: fc.Arbitrary<string>): fc.Arbitrary<CellChange[]> =>
  fc.array(fc.record({ path, value }), { maxLength: 12 });

const measures = [
  "CMS2v6",
  "CMS122v5",
  "CMS165v5",
  "CMS137v5.1",
  "CMS137v5.2",
  "CMS138v5",
  "CMS69v5",
  "NQF1799",
  "CMS125v5",
];
const npis = ["1234567893", "1003000126", "1234567890"];
const columns = [
  "denominator",
  "numerator",
  "denominator",
  "numerator",
  "initialPopulation",
  "denominatorExclusion",
  "denominatorException",
  "numeratorExclusion",
  "periodStart",
  "periodEnd",
  "note",
];

const cqmPath = fc
  .oneof(
    { arbitrary: fc.tuple(fc.constantFrom(...measures), fc.constantFrom(...columns)), weight: 4 },
    {
      arbitrary: fc.tuple(
        fc.tuple(fc.constantFrom(...measures), fc.constantFrom(...npis)).map((parts) => parts.join("@")),
        fc.constantFrom(...columns),
      ),
      weight: 5,
    },
    fc.tuple(
      fc.constantFrom("gone", "CMS122v5x", "CMS122v5@12", "CMS122v6@1234567893"),
      fc.constantFrom(...columns, "gone"),
    ),
  )
  .map(([row, column]) => pathOf(row, column));

const imatModel = (): DocumentModel => {
  const period = { unit: "month", year: 2018, index: 3 } as const;
  const model = imatKind.model({ period, practice: { name: "Alder Creek", attributes: {} }, settings: undefined });
  if (!model.ok) throw new Error(model.error);
  return model.value;
};

const imatPath = fc.constantFrom(
  ...imatModel().grids.flatMap(({ columns: all, rows }) =>
    rows.flatMap(({ key }) => all.filter(({ role }) => role === "input").map(({ id }) => pathOf(key, id))),
  ),
);

/** What is found after every burst of changes, by one judge that remembers, and by one that begins anew each time. */
function judgeBothWays(model: DocumentModel, input: JudgeInput, bursts: readonly CellChange[][]) {
  const judge = createJudge(model, input);
  const remembered = () => ({
    problems: judge.problems(),
    progress: judge.progress(),
    requirement: judge.requirement(),
  });
  const judgeAnew = (cells: Cells) => ({
    problems: judgeDocument(model, { ...input, cells }),
    progress: model.progress(cells),
    requirement: model.requirement?.(cells) ?? null,
  });
  const remembering = [remembered()];
  const anew = [judgeAnew(input.cells)];
  let { cells } = input;
  for (const changes of bursts) {
    cells = withChanges(cells, changes);
    judge.update(changes);
    remembering.push(remembered());
    anew.push(judgeAnew(cells));
  }
  return { remembering, anew };
}

const cellsOf = (changes: readonly CellChange[]): Cells => withChanges(new Map(), changes);

describe("a judge that remembers", () => {
  it.each([
    ["quality measures", modelOf(), "2017-Q4", cqmPath],
    ["quality measures in a test quarter", modelOf({ quarter: "2017-Q3", set: "pediatric" }), "2017-Q2", cqmPath],
    ["an IMAT assessment", imatModel(), "2017-09", imatPath],
  ] as const)("says of %s what a judge that begins anew says, after any changes", (_, model, period, path) => {
    fc.assert(
      fc.property(
        changesIn(path),
        fc.option(changesIn(path)),
        fc.array(changesIn(path), { maxLength: 6 }),
        (first, before, bursts) => {
          const previous = before === null ? null : { period, cells: cellsOf(before) };
          const input = { cells: cellsOf(first), previous, today: "2018-04-10" };
          const { remembering, anew } = judgeBothWays(model, input, bursts);
          expect(remembering).toEqual(anew);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is the same whatever way the cells came to be so", () => {
    fc.assert(
      fc.property(changesIn(cqmPath), fc.array(changesIn(cqmPath), { maxLength: 4 }), (target, detour) => {
        const model = modelOf();
        const input = { cells: new Map(), previous: null, today: "2018-04-10" };
        const there = createJudge(model, input);
        for (const changes of detour) there.update(changes);
        const wanted = cellsOf(target);
        const found = there.update(changesBetween(detour.reduce(withChanges, input.cells as Cells), wanted));
        expect(found).toEqual(judgeDocument(model, { ...input, cells: wanted }));
      }),
      { numRuns: 100 },
    );
  });

  it("gives the very same list where nothing changed", () => {
    const cells = cellsFromRecord({ "CMS122v5/denominator": 5 });
    const judge = createJudge(modelOf(), { cells, previous: null, today: "2018-04-10" });
    const problems = judge.problems();
    expect(judge.update([{ path: "CMS122v5/denominator", value: 5 }])).toBe(problems);
    expect(judge.update([{ path: "CMS122v5/numerator", value: null }])).toBe(problems);
  });
});

const filled = (cells: Cells): Cells => new Map([...cells].filter(([, held]) => held !== null));

describe("changes between two documents", () => {
  it("lead from the one to the other, and are none between those that mean the same", () => {
    fc.assert(
      fc.property(changesIn(cqmPath), changesIn(cqmPath), (one, other) => {
        const before = new Map(one.map(({ path, value: held }) => [path, held]));
        const after = new Map(other.map(({ path, value: held }) => [path, held]));
        expect(filled(withChanges(before, changesBetween(before, after)))).toEqual(filled(after));
        expect(changesBetween(after, filled(after))).toEqual([]);
        expect(changesBetween(filled(after), after)).toEqual([]);
      }),
    );
  });
});
