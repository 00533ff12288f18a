import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt, type CellValue, type Path } from "../../../../shared/cell.ts";
import { createMemoryOutbox } from "../../../../addin/sync/memory-outbox.ts";
import { createFakeServer, type FakeServer, type Network } from "./support/fake-server.ts";
import { emptyBinding, openPane, type FakePane } from "./support/fake-pane.ts";

const paths: readonly Path[] = ["a/count", "a/note", "xa/amount"];

type Action =
  | { readonly do: "type"; readonly pane: 0 | 1; readonly path: Path; readonly value: CellValue }
  | { readonly do: "push" | "pull" | "reopen" | "rebind" | "settle-mine" | "settle-theirs"; readonly pane: 0 | 1 }
  | { readonly do: "network"; readonly network: Network }
  | { readonly do: "excel"; readonly pane: 0 | 1; readonly isBusy: boolean };

const pane = fc.constantFrom<0 | 1>(0, 1);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      pane,
      path: fc.constantFrom(...paths),
      value: fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom<"push" | "pull" | "reopen" | "rebind">(
        "push",
        "push",
        "push",
        "pull",
        "pull",
        "reopen",
        "rebind",
      ),
      pane,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("settle-mine" as const, "settle-theirs" as const), pane }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("network" as const),
      network: fc.constantFrom<Network>("up", "up", "up", "down", "loses-replies", 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("excel" as const), pane, isBusy: fc.boolean() }) },
);

const sheetOf = ({ sheet }: FakePane): Map<Path, CellValue> =>
  new Map(paths.map((path) => [path, sheet.valueOf(path)] as const));

const wasOnServer = (server: FakeServer, path: Path, value: CellValue): boolean =>
  (server.history().get(path) ?? []).includes(value);

/** A value may leave a sheet by itself only when the server has had it, or when it was never more than a blank. */
function expectNothingLost(server: FakeServer, before: Map<Path, CellValue>, after: FakePane, base: CellValue[]): void {
  for (const [index, path] of paths.entries()) {
    const old = valueAt(before, path);
    if (after.sheet.valueOf(path) === old) continue;
    const isBlankAnyway = old === null && (base[index] ?? null) === null;
    expect(isBlankAnyway || wasOnServer(server, path, old), `${path} held ${String(old)}`).toBe(true);
  }
}

interface Seen {
  /** What a person has had before their eyes, by path: in their sheet, or as the other side of a conflict. */
  readonly values: Map<Path, Set<CellValue>>;
  /** Conflicts they were shown and have not settled, by path, with the other side's value. */
  readonly open: Map<Path, CellValue>;
}

const nothingSeen = (): Seen => ({ values: new Map(), open: new Map() });

function look(seen: Seen, target: FakePane): void {
  for (const path of paths) {
    const values = seen.values.get(path) ?? new Set<CellValue>();
    seen.values.set(path, values.add(target.sheet.valueOf(path)));
  }
  for (const { path, theirs } of target.session.getState().conflicts) {
    seen.values.get(path)?.add(theirs.value);
    seen.open.set(path, theirs.value);
  }
}

const onServer = (server: FakeServer): Map<Path, CellValue> =>
  new Map(paths.map((path) => [path, server.cells().get(path)?.value ?? null] as const));

/** A conflict is over when the other side moved on, or both have come to agree: here, or in a value sent from here before. */
function forgetSettled(server: FakeServer, seen: Seen, target: FakePane): void {
  for (const [path, theirs] of seen.open) {
    const agreed = [target.sheet.valueOf(path), valueAt(target.sheet.saved().base, path)];
    if (onServer(server).get(path) !== theirs || agreed.includes(theirs)) seen.open.delete(path);
  }
}

/** Nobody's push changes a value on the server that they have not seen, or that stands in a conflict they have not settled. */
function expectSeen(server: FakeServer, before: Map<Path, CellValue>, seen: Seen): void {
  for (const path of paths) {
    const old = valueAt(before, path);
    if (old === null || server.cells().get(path)?.value === old) continue;
    expect(seen.open.has(path), `${path} was overwritten in an open conflict`).toBe(false);
    expect(seen.values.get(path)?.has(old), `${path} was overwritten while it held ${String(old)}`).toBe(true);
  }
}

async function settleAll(target: FakePane, choice: "mine" | "theirs"): Promise<void> {
  for (const { path } of target.session.getState().conflicts) await target.session.settle(path, choice);
}

interface World {
  readonly server: FakeServer;
  readonly panes: FakePane[];
  readonly seen: readonly Seen[];
}

async function exchange({ server }: World, target: FakePane, seen: Seen, how: "push" | "pull"): Promise<void> {
  look(seen, target);
  forgetSettled(server, seen, target);
  const before = sheetOf(target);
  const stored = onServer(server);
  const base = paths.map((path) => valueAt(target.sheet.saved().base, path));
  await (how === "push" ? target.session.push() : target.session.pull());
  expectNothingLost(server, before, target, base);
  expectSeen(server, stored, seen);
  look(seen, target);
  forgetSettled(server, seen, target);
  const { outcome, conflicts, waiting } = target.session.getState();
  if (outcome?.kind !== "pushed" || waiting > conflicts.length) return;
  for (const [path, value] of sheetOf(target)) {
    if (value === null || conflicts.some((conflict) => conflict.path === path)) continue;
    expect(wasOnServer(server, path, value), `${path} was said to be saved`).toBe(true);
  }
}

async function perform(world: World, step: Action): Promise<void> {
  const { server, panes } = world;
  if (step.do === "network") return server.setNetwork(step.network);
  const target = panes[step.pane];
  const seen = world.seen[step.pane];
  if (target === undefined || seen === undefined) return;
  look(seen, target);
  if (step.do === "type") {
    target.sheet.type(step.path, step.value);
    return look(seen, target);
  }
  if (step.do === "excel") return target.sheet.fail(step.isBusy ? { kind: "cell-being-edited" } : null, "write");
  if (step.do === "settle-mine" || step.do === "settle-theirs") {
    for (const { path } of target.session.getState().conflicts) seen.open.delete(path);
    return settleAll(target, step.do === "settle-mine" ? "mine" : "theirs");
  }
  if (step.do === "push" || step.do === "pull") return exchange(world, target, seen, step.do);
  // Bound again: the file came without its hidden sheet, to another machine, and nothing is known of what was shared.
  const { sheet } = target;
  const [binding, outbox] =
    step.do === "rebind" ? [emptyBinding, createMemoryOutbox()] : [sheet.saved(), target.outbox];
  sheet.fail(null);
  await sheet.workbook.saveBinding(binding);
  panes[step.pane] = openPane(server, { sheet, outbox, binding, name: `Person ${step.pane}` });
}

/** Both people go on until nothing waits and nothing clashes. */
async function comeTogether(server: FakeServer, panes: readonly FakePane[]): Promise<void> {
  server.setNetwork("up");
  for (const { sheet } of panes) sheet.fail(null);
  for (let round = 0; round < 3; round++) {
    for (const [index, target] of panes.entries()) {
      await target.session.push();
      await settleAll(target, index === 0 ? "mine" : "theirs");
    }
  }
  for (const target of panes) await target.session.pull();
}

describe("two panes on one document", () => {
  it("lose no value without a conflict, and end equal once conflicts are settled", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 50, size: "max" }), async (actions) => {
        const server = createFakeServer();
        server.edit({ "a/count": 1, "a/note": "2" });
        const panes = [openPane(server), openPane(server, { name: "Person 1" })];
        const world: World = { server, panes, seen: [nothingSeen(), nothingSeen()] };
        for (const step of actions) await perform(world, step);
        await comeTogether(server, panes);
        for (const target of panes) {
          expect(target.session.getState()).toMatchObject({ conflicts: [], waiting: 0, isOnline: true });
          expect(sheetOf(target)).toEqual(onServer(server));
        }
      }),
      { numRuns: 100 },
    );
  });
});
