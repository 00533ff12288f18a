import { localTimeIn } from "../../shared/time-zone.ts";
import type { Cover, StatusCount } from "./consolidation.ts";

/** `2018-10-31T09:05:00Z` as "2018-10-31, 03:05 (America/Denver)". */
export function timeInWords(iso: string, timeZone: string): string {
  const local = localTimeIn(new Date(iso), timeZone);
  return `${local.slice(0, 10)}, ${local.slice(11, 16)} (${timeZone})`;
}

/** Each kind's periods: "Clinical quality measures: 2018-Q1 to 2018-Q4 · IMAT: 2018-03". */
export function periodsInWords(counts: readonly StatusCount[]): string {
  const byKind = new Map<string, string[]>();
  for (const { kindTitle, period } of counts) byKind.set(kindTitle, [...(byKind.get(kindTitle) ?? []), period]);
  const parts = [...byKind].map(([kindTitle, periods]) => {
    const [first = "", last = first] = [periods.at(0), periods.at(-1)];
    const span = periods.length > 2 ? `${first} to ${last}` : periods.join(", ");
    return `${kindTitle}: ${span}`;
  });
  return parts.length === 0 ? "None: no reporting period is set and no document was opened" : parts.join(" · ");
}

/** "190 in the tables; of 282 expected, 190 are submitted or accepted (67 %); 3 opened but left out; 89 not opened." */
export function expectationInWords({ statusCounts, included, leftOut }: Cover): string {
  const due = statusCounts.filter(({ dueDate }) => dueDate !== null);
  const sum = (of: (count: StatusCount) => number): number => due.reduce((total, count) => total + of(count), 0);
  const expected = sum((count) => count.expected);
  const handedIn = sum(({ byStatus }) => byStatus.submitted + byStatus.accepted);
  const share = expected === 0 ? "" : ` (${Math.floor((100 * handedIn) / expected)} %)`;
  const parts = [
    `${included} in the tables`,
    `of ${expected} expected, ${handedIn} are submitted or accepted${share}`,
    `${leftOut} opened but left out`,
    `${sum((count) => count.notOpened)} not opened.`,
  ];
  return parts.join("; ");
}
