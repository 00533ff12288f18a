import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGroupQueue } from "../../../../server/db/group-queue.ts";

const done = <T>(value: T): PromiseSettledResult<T> => ({ status: "fulfilled", value });
const failed = (reason: unknown): PromiseSettledResult<never> => ({ status: "rejected", reason });

/** A queue whose groups wait to be let through, with the groups it ran. */
function heldQueue(largest: number) {
  const groups: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const add = createGroupQueue<number, number>(
    async (jobs) => {
      groups.push(jobs);
      await new Promise<void>((resolve) => gates.push(resolve));
      return jobs.map((job) => done(job * 10));
    },
    { largest },
  );
  const turns = async () => {
    for (let index = 0; index < 5; index += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return { groups, add, turns, letThrough: () => gates.shift()?.() };
}

describe("a group", () => {
  it("is one job when nothing else is there, and then whatever came while the last group ran, in order", async () => {
    const { groups, add, turns, letThrough } = heldQueue(64);
    const first = add(1);
    await turns();
    const later = [add(2), add(3), add(4)];
    await turns();
    expect(groups).toEqual([[1]]);
    letThrough();
    expect(await first).toBe(10);
    await turns();
    expect(groups).toEqual([[1], [2, 3, 4]]);
    letThrough();
    expect(await Promise.all(later)).toEqual([20, 30, 40]);
  });

  it("takes no more than it may", async () => {
    const { groups, add, turns, letThrough } = heldQueue(2);
    const jobs = [1, 2, 3, 4, 5].map(add);
    for (let index = 0; index < 3; index += 1) {
      await turns();
      letThrough();
    }
    expect(await Promise.all(jobs)).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("says how large it is before it runs", async () => {
    const sizes: number[] = [];
    const add = createGroupQueue<number, number>((jobs) => Promise.resolve(jobs.map(done)), {
      largest: 2,
      onGroup: (size) => sizes.push(size),
    });
    await Promise.all([add(1), add(2), add(3)]);
    expect(sizes).toEqual([2, 1]);
  });
});

describe("a job that fails", () => {
  it("fails alone when the group says so", async () => {
    const add = createGroupQueue<number, number>(
      (jobs) => Promise.resolve(jobs.map((job) => (job === 2 ? failed(new Error("two")) : done(job)))),
      { largest: 64 },
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map(add));
    expect(outcomes).toEqual([done(1), failed(new Error("two")), done(3)]);
  });

  it("fails alone as well when it took its whole group down: the others run again without it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (jobs) => {
        const kept: number[] = [];
        const add = createGroupQueue<number, number>(
          (group) => {
            if (group.some((job) => jobs[job] === true)) return Promise.reject(new Error("failed"));
            kept.push(...group);
            return Promise.resolve(group.map(done));
          },
          { largest: 5 },
        );
        const outcomes = await Promise.allSettled(jobs.map((_, job) => add(job)));
        expect(outcomes).toEqual(jobs.map((fails, job) => (fails ? failed(new Error("failed")) : done(job))));
        expect(kept).toEqual(jobs.flatMap((fails, job) => (fails ? [] : [job])));
      }),
    );
  });

  it("keeps nothing back from those that come after", async () => {
    const add = createGroupQueue<number, number>(
      (jobs) => (jobs.includes(1) ? Promise.reject(new Error("one")) : Promise.resolve(jobs.map(done))),
      { largest: 64 },
    );
    await expect(add(1)).rejects.toThrow("one");
    expect(await add(2)).toBe(2);
  });
});
