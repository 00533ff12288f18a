import { bindingSheetName } from "../../shared/grid/binding-sheet.ts";

const maxSheetNameLength = 31;

/** A name that is not among the taken ones, case aside as in Excel, and adds itself to them: the wish, or the wish with a number. */
function claim(taken: Set<string>, numbered: (n: number) => string): string {
  let n = 1;
  while (taken.has(numbered(n).toLowerCase())) n++;
  const name = numbered(n);
  taken.add(name.toLowerCase());
  return name;
}

/** `IMAT`, or `IMAT (2)` where the workbook has that already. Excel keeps "History" and 31 characters to itself. */
export function freeSheetNames(wishes: readonly string[], existing: readonly string[]): string[] {
  const taken = new Set(["history", bindingSheetName, ...existing].map((name) => name.toLowerCase()));
  return wishes.map((wish) =>
    claim(taken, (n) => {
      const suffix = n === 1 ? "" : ` (${n})`;
      return `${wish.slice(0, maxSheetNameLength - suffix.length).trimEnd()}${suffix}`;
    }),
  );
}

/** `Milepost.imat.score`, or `Milepost.imat.score_2` where another document's sheet in the workbook has it. */
export function freeRangeNames(wishes: readonly string[], existing: readonly string[]): string[] {
  const taken = new Set(existing.map((name) => name.toLowerCase()));
  return wishes.map((wish) => claim(taken, (n) => (n === 1 ? wish : `${wish}_${n}`)));
}
