import { comparePeriods, parsePeriod, type Period } from "../period.ts";
import { err, ok, type Result } from "../result.ts";
import type { MeasureSet } from "./measure-set.ts";
import { defaultSetId } from "./sim-cohort-2.ts";

const attribute = "measureSet";

/** From which quarter on a practice has a set; null from the beginning. */
interface Assignment {
  readonly from: Period | null;
  readonly set: MeasureSet;
}

function readAssignment(name: string, written: string, sets: readonly MeasureSet[]): Result<Assignment, string> {
  const id = written.trim() || defaultSetId;
  const set = sets.find((one) => one.id === id);
  if (set === undefined) {
    const names = sets.map((one) => one.id).join(", ");
    return err(`The practice's ${name} "${id}" is not one of the program's. Write one of ${names}.`);
  }
  if (name === attribute) return ok({ from: null, set });
  const period = parsePeriod(name.slice(attribute.length + 1));
  return period.ok && period.value.unit === "quarter"
    ? ok({ from: period.value, set })
    : err(`The practice's ${name} names no quarter. Write one such as ${attribute}@2018-Q1.`);
}

/**
 * The set that a practice reports in a quarter: `measureSet`, unless `measureSet@2018-Q1` gives it another from that
 * quarter on. Without either, that of adult practices. Every assignment is read, whatever the quarter, so that a slip is
 * found when the program is loaded.
 */
export function measureSetOf(
  attributes: Readonly<Record<string, string>>,
  sets: readonly MeasureSet[],
  quarter: Period,
): Result<MeasureSet, string> {
  const first = readAssignment(attribute, attributes[attribute] ?? "", sets);
  if (!first.ok) return first;
  let current = first.value;
  for (const [name, written] of Object.entries(attributes)) {
    if (!name.startsWith(`${attribute}@`)) continue;
    const read = readAssignment(name, written, sets);
    if (!read.ok) return read;
    const { from } = read.value;
    const isReached = from !== null && comparePeriods(from, quarter) <= 0;
    if (isReached && (current.from === null || comparePeriods(from, current.from) > 0)) current = read.value;
  }
  return ok(current.set);
}
