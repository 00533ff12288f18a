import { judgeDocument } from "../../shared/document/document-kind.ts";
import { createJudge } from "../../shared/document/judge.ts";
import { cqmModelOf, inputOf, npis } from "./rules-data.ts";

export interface RulesFigures {
  /** Milliseconds of a whole judgement, by the number of providers in each of ten rates. */
  readonly whole: readonly { readonly providers: number; readonly cells: number; readonly milliseconds: number }[];
  /** Milliseconds after one changed cell, with 2,000 providers in each of ten rates. */
  readonly update: { readonly p50: number; readonly p99: number };
  /** Practice documents without providers, with the quarter before them, judged in a minute; models made anew for each. */
  readonly documentsPerMinute: number;
}

const sorted = (taken: readonly number[]): number[] => taken.toSorted((a, b) => a - b);

const at = (taken: readonly number[], share: number): number => sorted(taken)[Math.floor(taken.length * share)] ?? 0;

/** The median of so many runs, after a few that warm up. */
function timed(runs: number, job: (run: number) => void): readonly number[] {
  for (let run = 0; run < 5; run += 1) job(-1 - run);
  return Array.from({ length: runs }, (_, run) => {
    const began = performance.now();
    job(run);
    return performance.now() - began;
  });
}

/** All figures, on one thread. Runs in Node and in a browser alike. */
export function measureRules(): RulesFigures {
  const model = cqmModelOf("2018-Q2");
  const whole = [500, 1_000, 2_000].map((providers) => {
    const input = inputOf(providers);
    const taken = timed(15, () => judgeDocument(model, input));
    return { providers, cells: input.cells.size, milliseconds: at(taken, 0.5) };
  });

  const judge = createJudge(model, inputOf(2_000));
  const all = npis(2_000);
  const updates = timed(500, (run) => {
    const npi = all[Math.abs(run * 37) % all.length] ?? "";
    judge.update([{ path: `CMS122v5@${npi}/numerator`, value: Math.abs(run) % 10 }]);
  });

  const small = inputOf(0);
  const minute = 60_000;
  const documents = timed(600, () => judgeDocument(cqmModelOf("2018-Q2"), small));
  const total = documents.reduce((sum, taken) => sum + taken, 0);
  return {
    whole,
    update: { p50: at(updates, 0.5), p99: at(updates, 0.99) },
    documentsPerMinute: (documents.length / total) * minute,
  };
}
