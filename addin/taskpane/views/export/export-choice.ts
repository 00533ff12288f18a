import { comparePeriods, parsePeriod } from "../../../../shared/period.ts";
import type { CallInput } from "../../../sync/api-client.ts";
import type { Program } from "../../../../shared/protocol/common.ts";
import type { ExportFormat } from "../../../../shared/protocol/calls.ts";

/** What to take out; empty text means no limit. */
export interface ExportChoice {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly format: ExportFormat;
}

const compareText = (a: string, b: string): number => {
  const [first, second] = [parsePeriod(a), parsePeriod(b)];
  return first.ok && second.ok ? comparePeriods(first.value, second.value) : a.localeCompare(b);
};

/** The program's periods for a kind, or for all of them, each once and in order of time. */
export const periodsToChoose = (program: Program, kind: string): string[] =>
  [
    ...new Set(program.periods.filter((period) => kind === "" || period.kind === kind).map(({ period }) => period)),
  ].toSorted(compareText);

export const exportInput = (
  program: Program,
  { kind, from, to, format }: ExportChoice,
): CallInput<"exportProgram"> => ({
  params: { programId: program.programId },
  query: {
    format,
    ...(kind === "" ? {} : { kind }),
    ...(from === "" ? {} : { from }),
    ...(to === "" ? {} : { to }),
  },
});

/** `SIM cohort 2` taken out on a day as `SIM cohort 2 2026-11-23.csv`, without what file systems refuse in a name. */
export const exportFileName = (program: Program, format: ExportFormat, today: string): string =>
  `${program.name.replaceAll(/[\\/:*?"<>|\s]+/g, " ").trim()} ${today}.${format}`;
