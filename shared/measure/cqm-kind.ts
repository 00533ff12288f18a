import type { DocumentKind } from "../document/document-kind.ts";
import { endOfMonthAfter } from "../period.ts";
import { ok } from "../result.ts";
import { cqmCharts } from "./cqm-charts.ts";
import { cqmFacts } from "./cqm-facts.ts";
import { cqmModel, isCqmModel } from "./cqm-model.ts";
import { cqmProblems } from "./cqm-problems.ts";
import { readCqmSettings } from "./cqm-program.ts";
import { cqmRulesVersion } from "./cqm-rules.ts";
import { ratesTable } from "./cqm-rates-table.ts";
import { tidyTable } from "./cqm-tidy-table.ts";

/** Where a program's settings cannot be read, documents still have a day: that of SIM cohort 2. */
const usualDueMonths = 1;

/** Clinical quality measures: numerators and denominators per quarter, by practice or by provider. */
export const cqmKind: DocumentKind = {
  ...cqmFacts,
  rulesVersion: String(cqmRulesVersion),
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
