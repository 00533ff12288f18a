import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentKinds } from "../../shared/document/registry.ts";
import { formatPeriod, stepPeriod } from "../../shared/period.ts";
import { openStore } from "../../server/db/open-store.ts";
import type { Caller } from "../../server/services/authorise.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import { readQueue } from "../../server/services/queue.ts";
import { systemRandom } from "../../server/services/random.ts";
import { pushedRows } from "./bench-data.ts";
import { figure, goal, heading } from "./report.ts";

/*
 * A CHITA's whole queue in one call: forty practices with eight quarters each, every document judged against the quarter
 * before it. Run with `node --import tsx test/bench/queue.ts`.
 */
const practices = Array.from({ length: 40 }, (_, index) => `practice-${index}`);
const quarters = Array.from({ length: 8 }, (_, index) =>
  formatPeriod(stepPeriod({ unit: "quarter", year: 2017, index: 3 }, index)),
);

const cellsOf = (practice: number, quarter: number): Record<string, number> =>
  Object.fromEntries(
    pushedRows.flatMap((row, index) => [
      [`${row}/numerator`, 200 + ((practice * 31 + quarter * 17 + index * 7) % 90)],
      [`${row}/denominator`, 400 + index],
    ]),
  );

const program = {
  program: { programId: "bench", name: "Program to measure with", settings: {} },
  periods: quarters.map((period) => ({ kind: "cqm", period })),
  practices: practices.map((practiceId) => ({
    practiceId,
    name: practiceId,
    attributes: { measureSet: "adult" },
  })),
  people: [{ userId: "chita", name: "CHITA", grants: [] }],
  documents: practices.flatMap((practiceId, practice) =>
    quarters.map((period, quarter) => ({
      practiceId,
      kind: "cqm",
      period,
      status: quarter < quarters.length - 1 ? "accepted" : "submitted",
      cells: cellsOf(practice, quarter),
      by: "chita",
    })),
  ),
};

const caller: Caller = {
  userId: "chita",
  name: "CHITA",
  tokenHash: "",
  grants: practices.map((id) => ({ role: "chita", scope: { type: "practice", id } })),
};

const folder = await mkdtemp(path.join(tmpdir(), "milepost-queue-"));
const store = await openStore({ kind: "folder", folder });
try {
  const deps = { store, kinds: documentKinds, clock: () => new Date(), random: systemRandom };
  const loaded = await loadProgram(deps, program);
  if (!loaded.ok) throw new Error(loaded.error.join("\n"));
  heading(`Queue of ${practices.length} practices with ${quarters.length} quarters each`);
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 12; round += 1) {
    const start = performance.now();
    const page = await readQueue(deps, caller, { limit: 500 });
    times.push(performance.now() - start);
    if (!page.ok) throw new Error(page.error.code);
    bytes = JSON.stringify(page.value).length;
  }
  const warm = times.slice(2).toSorted((a, b) => a - b);
  figure("first call", times[0] ?? 0, "ms");
  goal("later calls, median", warm[Math.floor(warm.length / 2)] ?? 0, "≤", 250, "ms");
  figure("reply", bytes / 1_024, "KiB");
} finally {
  store.close();
  await rm(folder, { recursive: true, force: true });
}
