import fc from "fast-check";
import { expect, it } from "vitest";
import type { CellValue } from "../../shared/cell.ts";
import { runMutations, type Run, type SeenMutation } from "../../server/services/run-mutations.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { Mutation, MutationResult } from "../../shared/protocol/push.ts";
import { createFixture, pushOf } from "../support/server-fixture.ts";

/** The server's memory of one document, as runs leave it behind. */
class Memory {
  version = 0;
  cells: ReadonlyMap<string, StoredCell> = new Map();
  readonly seen = new Map<string, SeenMutation>();
  readonly log: { path: string; before: CellValue; after: CellValue; mutationId: string }[] = [];

  push(mutations: readonly Mutation[], name: string): Run {
    const author = { name, now: "2018-04-20T09:00:00.000Z" };
    const run = runMutations({ version: this.version, cells: this.cells, seen: this.seen, mutations, author });
    if (!run.ok) throw new Error(run.error.code);
    this.version = run.value.version;
    this.cells = run.value.cells;
    for (const taken of run.value.taken) {
      this.seen.set(taken.mutationId, taken);
      for (const change of taken.changes) this.log.push({ ...change, mutationId: taken.mutationId });
    }
    return run.value;
  }

  value(path: string): CellValue {
    return this.cells.get(path)?.value ?? null;
  }
}

const pathArbitrary = fc.constantFrom("1/count", "2/count", "3/count");
const valueArbitrary = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null));
const editsArbitrary = fc
  .uniqueArray(fc.tuple(pathArbitrary, valueArbitrary), { selector: ([path]) => path, maxLength: 3 })
  .map((edits) => edits.map(([path, value]) => ({ path, value })));

/** What two people at two workbooks do: edit, push (with or without getting the reply), pull. */
const actionArbitrary = fc.record({
  who: fc.constantFrom(0, 1),
  action: fc.oneof(
    fc.record({ type: fc.constant("edit" as const), cells: editsArbitrary }),
    fc.record({ type: fc.constant("push" as const), isReplyLost: fc.boolean() }),
    fc.record({ type: fc.constant("pull" as const) }),
  ),
});

/** A workbook's outbox: mutations stay, in order and unchanged, until they are acknowledged. */
class Workbook {
  baseVersion = 0;
  outbox: Mutation[] = [];
  readonly made: Mutation[] = [];
  readonly results: MutationResult[] = [];

  edit(name: string, cells: Mutation["cells"]): void {
    const mutation = { mutationId: `${name}-${this.made.length}`, baseVersion: this.baseVersion, cells };
    this.made.push(mutation);
    this.outbox.push(mutation);
  }
}

it("loses no value without a conflict, however two clients take turns", () => {
  fc.assert(
    fc.property(fc.array(actionArbitrary, { maxLength: 30 }), (actions) => {
      const memory = new Memory();
      const workbooks = [new Workbook(), new Workbook()] as const;
      const pushAll = (who: 0 | 1, isReplyLost: boolean) => {
        const workbook = workbooks[who];
        const { results } = memory.push(workbook.outbox, `client-${who}`);
        if (isReplyLost) return;
        workbook.outbox = [];
        workbook.results.push(...results);
      };
      for (const { who, action } of actions) {
        const workbook = workbooks[who === 0 ? 0 : 1];
        if (action.type === "edit") workbook.edit(`client-${who}`, action.cells);
        else if (action.type === "push") pushAll(who === 0 ? 0 : 1, action.isReplyLost);
        else workbook.baseVersion = memory.version;
      }
      pushAll(0, false);
      pushAll(1, false);

      for (const { made, results } of workbooks) {
        for (const { mutationId, cells } of made) {
          expect(results.filter((result) => result.mutationId === mutationId)).toHaveLength(1);
          for (const { path, value } of cells) {
            const isRefused = memory.seen.get(mutationId)?.refused.some((cell) => cell.path === path) ?? false;
            const isKept = memory.log.some((change) => change.mutationId === mutationId && change.path === path);
            // Every value was written into the log, or found there already, or refused: one of the three, and never two.
            expect(Number(isRefused) + Number(isKept)).toBeLessThanOrEqual(1);
            if (isRefused || isKept) continue;
            const everHeld = [null, ...memory.log.filter((change) => change.path === path).map(({ after }) => after)];
            expect(everHeld).toContain(value);
          }
        }
      }
      // No write replaced a value other than the one the log says, and the last of each path is what the cell holds.
      const held = new Map<string, CellValue>();
      for (const { path, before, after } of memory.log) {
        expect(held.get(path) ?? null).toBe(before);
        expect(after).not.toBe(before);
        held.set(path, after);
      }
      for (const path of ["1/count", "2/count", "3/count"]) expect(memory.value(path)).toBe(held.get(path) ?? null);
    }),
    { numRuns: 300 },
  );
});

it("never overwrites what another wrote after the version the author had seen", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(0, 1), editsArbitrary, fc.nat(20)), { maxLength: 20 }), (pushes) => {
      const memory = new Memory();
      for (const [index, [who, cells, back]] of pushes.entries()) {
        const before = memory.cells;
        const baseVersion = Math.max(0, memory.version - back);
        const { results } = memory.push([{ mutationId: `m${index}`, baseVersion, cells }], `client-${who}`);
        const conflicts = new Set(results[0]?.conflicts.map(({ path }) => path));
        for (const { path, value } of cells) {
          const old = before.get(path) ?? { value: null, version: 0 };
          const clashes = old.version > baseVersion && old.value !== value;
          expect(conflicts.has(path)).toBe(clashes);
          expect(memory.value(path)).toBe(clashes ? old.value : value);
        }
      }
    }),
  );
});

it("gives the same document and the same history for a push sent twice as for one sent once", async () => {
  const fixture = await createFixture();
  const member = await fixture.as("member");
  let quarter = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(editsArbitrary, { minLength: 1, maxLength: 4 }), async (edits) => {
      quarter += 1;
      const period = `${1950 + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
      const params = { documentId: (await fixture.open("counts", period)).documentId };
      const mutations = edits.map((cells, index) => ({ mutationId: `m${index}`, baseVersion: 0, cells }));
      const body = { ...pushOf("m", 0, {}), mutations };
      const first = await member.call("push", { params, body });
      const read = await member.call("getDocument", { params });
      const history = await member.call("history", { params });
      const second = await member.call("push", { params, body });
      expect(second.results.map(({ outcome }) => outcome)).toEqual(edits.map(() => "alreadyProcessed"));
      expect(second.results.map(({ version }) => version)).toEqual(first.results.map(({ version }) => version));
      expect(second.problems).toEqual(first.problems);
      expect(await member.call("getDocument", { params })).toEqual(read);
      expect(await member.call("history", { params })).toEqual(history);
    }),
    { numRuns: 15 },
  );
});
