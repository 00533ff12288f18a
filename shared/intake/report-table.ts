import type { Intake } from "../document/intake.ts";
import { tidy } from "../grid/read-value.ts";
import { bestLikeness } from "./compare-words.ts";

/** A line of a report as it was parsed. */
export interface ReportLine {
  /** Counted from 1 over everything that was pasted, as people count. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A report with its column titles found. */
export interface ReportTable {
  /** By column; blank where a column has no title. */
  readonly titles: readonly string[];
  /** The titles' line, counted from 1. */
  readonly titleLine: number;
  /** The lines below the titles, blank ones left out. */
  readonly lines: readonly ReportLine[];
}

/** From here on a column title counts as one that is known. */
export const knownLikeness = 0.6;

/** Titles stand at the top, below a report's own heading. */
const linesLookedAt = 40;

const isNumber = (text: string): boolean => /^[-+]?[0-9.,]+\s*%?$/.test(text);

/**
 * The line that holds the column titles, counted from 0: the first of those with most titles that the kind knows, two at
 * least. Null where there is none, which a person can then point out.
 */
export function findTitleLine(intake: Intake, lines: readonly (readonly string[])[]): number | null {
  const names = [...intake.fields, ...intake.refused].map((column) => column.names);
  const isKnown = (cell: string): boolean =>
    !isNumber(cell) && names.some((each) => bestLikeness(cell, each) >= knownLikeness);
  const counts = lines
    .slice(0, linesLookedAt)
    .map((cells) => cells.map(tidy).filter((cell) => cell !== "" && isKnown(cell)).length);
  const most = Math.max(0, ...counts);
  return most < 2 ? null : counts.indexOf(most);
}

/** The report below the title line. */
export function tableBelow(lines: readonly (readonly string[])[], titleIndex: number): ReportTable {
  const all = lines.map((cells, index): ReportLine => ({ number: index + 1, cells: cells.map(tidy) }));
  const below = all.slice(titleIndex + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const titles = all[titleIndex]?.cells ?? [];
  const width = Math.max(titles.length, ...below.map(({ cells }) => cells.length));
  return {
    titles: Array.from({ length: width }, (_, column) => titles[column] ?? ""),
    titleLine: titleIndex + 1,
    lines: below,
  };
}

/** The first column title that shows a list of patients, or null. Such a report is not read any further. */
export const personalTitle = (intake: Intake, titles: readonly string[]): string | null =>
  titles.find((title) => title !== "" && bestLikeness(title, intake.personal) === 1) ?? null;
