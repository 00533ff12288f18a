import type { Intake } from "../../../../shared/document/intake.ts";
import { readReport, type Answers, type ReportReading } from "../../../../shared/intake/read-report.ts";
import { tableBelow, type ReportTable } from "../../../../shared/intake/report-table.ts";
import {
  mappingGap,
  mappingOf,
  suggestMapping,
  type Mapping,
  type SuggestedColumn,
} from "../../../../shared/intake/suggest-mapping.ts";
import type { ReportMapping } from "../../../../shared/protocol/mappings.ts";

/** What a person has brought and chosen so far. */
export interface Choices {
  readonly lines: readonly (readonly string[])[];
  /** Counted from 0; null while nobody knows. */
  readonly titleIndex: number | null;
  readonly vendor: string;
  /** What the person made of columns, by index; null for left out. */
  readonly fields: ReadonlyMap<number, string | null>;
  readonly answers: Answers;
}

/** What the choices come to. */
export interface ReadSource {
  readonly table: ReportTable;
  readonly columns: readonly SuggestedColumn[];
  readonly mapping: Mapping;
  /** What is still to be chosen; null where the lines could be read. */
  readonly gap: string | null;
  readonly reading: ReportReading | null;
  /** Remembered answers and the person's own. */
  readonly answers: Answers;
}

const sameVendor = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export const rememberedFor = (mappings: readonly ReportMapping[], vendor: string): ReportMapping | undefined =>
  mappings.find((mapping) => sameVendor(mapping.vendor, vendor));

/** The vendor whose report this is, if it has every column that was remembered of exactly one. */
export function vendorOf(mappings: readonly ReportMapping[], titles: readonly string[]): string {
  const known = new Set(titles.map((title) => title.toLowerCase()));
  const fitting = mappings.filter(({ columns }) => columns.every(({ title }) => known.has(title.toLowerCase())));
  return fitting.length === 1 ? (fitting[0]?.vendor ?? "") : "";
}

export function readSource(intake: Intake, mappings: readonly ReportMapping[], choices: Choices): ReadSource {
  const table = tableBelow(choices.lines, choices.titleIndex ?? 0);
  const remembered = rememberedFor(mappings, choices.vendor);
  const columns = suggestMapping(intake, table, remembered?.columns ?? []).map((column): SuggestedColumn => {
    const chosen = choices.fields.get(column.index);
    return chosen === undefined ? column : { ...column, state: "suggested", fieldId: chosen, why: null };
  });
  const mapping = mappingOf(columns);
  const gap = mappingGap(intake, table, mapping);
  const answers = new Map([
    ...(remembered?.rows ?? []).map(({ name, rowKey }) => [name, rowKey] as const),
    ...choices.answers,
  ]);
  return {
    table,
    columns,
    mapping,
    gap,
    answers,
    reading: gap === null ? readReport(intake, table, mapping, answers) : null,
  };
}
