import type { Statement } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** Answers kept at most, and rows of each: what is polled for is small, and what is large is not asked again and again. */
const answersKept = 5_000;
const rowsKept = 10;

const keyOf = (statements: readonly Statement[]): string =>
  statements.map(({ sql, args }) => `${sql}\n${args.join("\n")}`).join("\n");

/**
 * Remembers what small reads found until anything at all is committed, by whatever process: asking whether that happened
 * costs a tenth of the read. For reads that come again and again with nothing changed between, such as those of a poll. A
 * session that was ended, or a role that was taken, is a commit like any other.
 *
 * @param changeMark as of `Store`. Where there is none, nothing is remembered.
 */
export function rememberReads(changeMark: () => number | null, { byHand }: ByHand): ByHand {
  const kept = new Map<string, Awaited<ReturnType<ByHand["byHand"]>>>();
  let keptAt: number | null = null;
  return {
    byHand: async (statements) => {
      const mark = changeMark(); // before reading: what is read is never older than it says
      if (mark === null) return byHand(statements);
      if (mark !== keptAt || kept.size >= answersKept) kept.clear();
      keptAt = mark;
      const key = keyOf(statements);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const answer = await byHand(statements);
      if (keptAt === mark && answer.every(({ length }) => length <= rowsKept)) kept.set(key, answer);
      return answer;
    },
  };
}
