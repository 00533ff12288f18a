import { setImmediate as turn } from "node:timers/promises";

export interface GroupOptions {
  /** Jobs a group takes at most; 1 is one at a time. */
  readonly largest: number;
  /** Told the size of every group before it runs. */
  readonly onGroup?: (size: number) => void;
}

interface Waiting<Job, Outcome> {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * Gathers jobs into groups that run together, in the order they came, one group at a time: a group is whatever came while
 * the one before it ran. A job that comes alone runs at once. When a group fails as a whole, its jobs run again one by
 * one, so that what fails one of them does not fail the others: `run` must have left nothing behind then.
 */
export function createGroupQueue<Job, Outcome>(
  run: (jobs: readonly Job[]) => Promise<readonly PromiseSettledResult<Outcome>[]>,
  { largest, onGroup }: GroupOptions,
): (job: Job) => Promise<Outcome> {
  const queue: Waiting<Job, Outcome>[] = [];
  let isRunning = false;

  const runGroup = async (group: readonly Waiting<Job, Outcome>[]): Promise<void> => {
    onGroup?.(group.length);
    try {
      const outcomes = await run(group.map(({ job }) => job));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.status === "fulfilled") resolve(outcome.value);
        else reject(outcome?.reason ?? new Error("A group left one of its jobs without an outcome"));
      });
    } catch (failure) {
      if (group.length === 1) group[0]?.reject(failure);
      else for (const one of group) await runGroup([one]);
    }
  };

  const runAll = async (): Promise<void> => {
    while (queue.length > 0) {
      // Requests that reached the socket while the last group ran are read in this turn: no waiting, and no timer.
      await turn();
      await runGroup(queue.splice(0, largest));
    }
    isRunning = false;
  };

  return (job) =>
    new Promise<Outcome>((resolve, reject) => {
      queue.push({ job, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      void runAll(); // never rejects: every failure goes to the job that it belongs to
    });
}
