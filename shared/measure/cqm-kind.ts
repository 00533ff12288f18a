import type { DocumentKind } from "../document/document-kind.ts";
import { endOfMonthAfter } from "../period.ts";
import { ok } from "../result.ts";
import { cqmCharts } from "./cqm-charts.ts";
import { cqmFacts } from "./cqm-facts.ts";
import { cqmModel, isCqmModel } from "./cqm-model.ts";
import { cqmProblems } from "./cqm-problems.ts";
import { readCqmSettings } from "./cqm-program.ts";
import { ratesTable } from "./cqm-rates-table.ts";
import { tidyTable } from "./cqm-tidy-table.ts";

/** Where a program's settings cannot be read, documents still have a day: that of SIM cohort 2. */
const usualDueMonths = 1;

/**
 * Kept with every submission. Grows whenever a rule is added or judges otherwise.
 *
 * History:
 * 1  counts, pairs, periods, claims, NPIs, the number due, replaced primaries, denominators of 0 and below 20
 * 2  comparison with the last accepted document (swapped, in percent, flipped, identical, impossible, moved), rates of 0 %
 *    and 100 %, every denominator 100, providers' rows against the practice's, measures that share a population
 */
const rulesVersion = "2";

/** Clinical quality measures: numerators and denominators per quarter, by practice or by provider. */
export const cqmKind: DocumentKind = {
  ...cqmFacts,
  rulesVersion,
  problems: cqmProblems,
  checkSettings: (settings) => {
    const read = readCqmSettings(settings);
    return read.ok ? ok(null) : read;
  },
  dueDate: (period, settings) => {
    const read = readCqmSettings(settings);
    return endOfMonthAfter(period, read.ok ? read.value.dueMonthsAfter : usualDueMonths);
  },
  model: cqmModel,
  charts: cqmCharts,
  tables: (documents) => [tidyTable(documents), ratesTable(documents)],
  intake: async (model) => {
    if (!isCqmModel(model)) return null;
    const { cqmIntake } = await import("./cqm-intake.ts");
    return cqmIntake(model.scope);
  },
};
