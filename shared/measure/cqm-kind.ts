import type { DocumentKind } from "../document/document-kind.ts";
import { endOfMonthAfter } from "../period.ts";
import { ok } from "../result.ts";
import { cqmModel } from "./cqm-model.ts";
import { cqmProblems } from "./cqm-problems.ts";
import { readCqmSettings } from "./cqm-program.ts";
import { ratesTable } from "./cqm-rates-table.ts";
import { tidyTable } from "./cqm-tidy-table.ts";

/** Where a program's settings cannot be read, documents still have a day: that of SIM cohort 2. */
const usualDueMonths = 1;

/** Clinical quality measures: numerators and denominators per quarter, by practice or by provider. */
export const cqmKind: DocumentKind = {
  id: "cqm",
  title: "Clinical quality measures",
  periodUnit: "quarter",
  rulesVersion: "1",
  problems: cqmProblems,
  acceptedBy: "chita",
  checkSettings: (settings) => {
    const read = readCqmSettings(settings);
    return read.ok ? ok(null) : read;
  },
  dueDate: (period, settings) => {
    const read = readCqmSettings(settings);
    return endOfMonthAfter(period, read.ok ? read.value.dueMonthsAfter : usualDueMonths);
  },
  model: cqmModel,
  tables: (documents) => [tidyTable(documents), ratesTable(documents)],
};
