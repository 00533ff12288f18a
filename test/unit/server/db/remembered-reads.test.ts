import { expect, it } from "vitest";
import { rememberReads } from "../../../../server/db/remembered-reads.ts";

const asked = [{ sql: "SELECT ?", args: ["a"] }];

function begin(rows: number) {
  let mark: number | null = 1;
  let reads = 0;
  const { byHand } = rememberReads(() => mark, {
    byHand: (statements) => {
      reads += 1;
      return Promise.resolve(
        statements.map(({ args }) => Array.from({ length: rows }, () => ({ value: args[0], at: reads }))),
      );
    },
  });
  return { byHand, reads: () => reads, setMark: (next: number | null) => (mark = next) };
}

it("asks once for what nothing was committed after, and anew after any commit", async () => {
  const { byHand, reads, setMark } = begin(1);
  expect(await byHand(asked)).toEqual([[{ value: "a", at: 1 }]]);
  expect(await byHand(asked)).toEqual([[{ value: "a", at: 1 }]]);
  expect(await byHand([{ sql: "SELECT ?", args: ["b"] }])).toEqual([[{ value: "b", at: 2 }]]);
  setMark(2);
  expect(await byHand(asked)).toEqual([[{ value: "a", at: 3 }]]);
  expect(reads()).toBe(3);
});

it("keeps nothing that was read across a commit", async () => {
  const { byHand, reads, setMark } = begin(1);
  const first = byHand(asked);
  await Promise.resolve();
  setMark(2);
  await byHand([{ sql: "SELECT ?", args: ["b"] }]);
  await first;
  await byHand(asked);
  expect(reads()).toBe(3);
});

it("remembers nothing large, and nothing where commits cannot be seen", async () => {
  const large = begin(11);
  await large.byHand(asked);
  await large.byHand(asked);
  expect(large.reads()).toBe(2);
  const blind = begin(1);
  blind.setMark(null);
  await blind.byHand(asked);
  await blind.byHand(asked);
  expect(blind.reads()).toBe(2);
});
