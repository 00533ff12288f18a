import { describe, expect, it } from "vitest";
import { absorbPull } from "../../../../addin/sync/absorb-pull.ts";
import type { OutboxEntry } from "../../../../addin/sync/outbox.ts";
import type { PullReply } from "../../../../shared/protocol/pull.ts";
import type { StoredCell } from "../../../../shared/protocol/common.ts";
import type { Cells, CellValue, Path } from "../../../../shared/cell.ts";
import { emptyBinding } from "./support/fake-pane.ts";
import { createFakeServer } from "./support/fake-server.ts";
import { createFakeWorkbook } from "./support/fake-workbook.ts";
import { smallModel } from "./support/small-kind.ts";

const stored = (value: CellValue, version: number): StoredCell => ({
  value,
  version,
  changedBy: "Somebody else",
  changedAt: "2031-02-01T08:00:00.000Z",
});

interface Case {
  readonly base?: Cells;
  readonly sheet?: Cells;
  readonly open?: ReadonlyMap<Path, StoredCell>;
  readonly queue?: readonly OutboxEntry[];
  readonly cells: Record<Path, StoredCell>;
  readonly isWhole?: boolean;
}

async function absorb({ base = new Map(), sheet = base, open = new Map(), queue = [], cells, isWhole = false }: Case) {
  const binding = { ...emptyBinding, base, baseVersion: 4, cursor: "4" };
  const { workbook } = createFakeWorkbook(smallModel.grids, binding, sheet);
  const reading = await workbook.read(binding, smallModel.grids);
  if (!reading.ok) throw new Error("The sheet was not read");
  const document = { ...createFakeServer().document(), version: 9 };
  const reply: PullReply = { cursor: "9", document, cells };
  return absorbPull(binding, open, queue, smallModel.grids, reading.value, reply, isWhole);
}

const answer = (baseVersion: number): OutboxEntry => ({
  mutationId: "m",
  documentId: "d1",
  baseVersion,
  cells: [{ path: "a/count", value: 1 }],
  queuedAt: "2031-02-01T09:00:00.000Z",
});

describe("taking in a pull", () => {
  it("moves version and cursor on when nothing clashes", async () => {
    const { binding, take, theirs } = await absorb({ cells: { "a/count": stored(3, 8) } });
    expect(binding).toMatchObject({ baseVersion: 9, cursor: "9", base: new Map([["a/count", 3]]) });
    expect(take).toEqual([{ path: "a/count", value: 3 }]);
    expect(theirs.size).toBe(0);
  });

  it("holds version and cursor back to before a clash", async () => {
    const { binding, theirs } = await absorb({
      sheet: new Map([["a/count", 1]]),
      cells: { "a/count": stored(3, 7), "b/count": stored(2, 8) },
    });
    expect(binding).toMatchObject({ baseVersion: 6, cursor: "4", base: new Map([["b/count", 2]]) });
    expect([...theirs.keys()]).toEqual(["a/count"]);
  });

  it("looks at open conflicts again, though the pull does not name them", async () => {
    const { theirs, binding } = await absorb({
      base: new Map([["a/count", 1]]),
      sheet: new Map([["a/count", 3]]),
      open: new Map([["a/count", stored(3, 7)]]),
      cells: {},
    });
    expect(theirs.size).toBe(0);
    expect(binding.base.get("a/count")).toBe(3);
  });

  it("keeps values of mine to be pushed when the whole document no longer has what the base says", async () => {
    const { binding, take, theirs } = await absorb({ base: new Map([["a/count", 5]]), cells: {}, isWhole: true });
    expect(binding.base.size).toBe(0);
    expect(take).toEqual([]);
    expect(theirs.size).toBe(0);
  });

  it("does not ask again about a cell whose answer is on its way", async () => {
    const clash = { sheet: new Map([["a/count", 1]]), cells: { "a/count": stored(3, 7) } };
    expect((await absorb({ ...clash, queue: [answer(7)] })).theirs.size).toBe(0);
    expect((await absorb({ ...clash, queue: [answer(6)] })).theirs.size).toBe(1);
    expect((await absorb({ ...clash, queue: [answer(10)] })).theirs.size).toBe(1);
  });

  it("keeps a cell that no grid has in the base, and writes nothing for it", async () => {
    const { binding, take } = await absorb({ cells: { "zz/count": stored(1, 5), "xa/amount": stored(null, 6) } });
    expect(binding.base.get("zz/count")).toBe(1);
    expect(take).toEqual([]);
  });
});
