import { pathOf } from "../cell.ts";
import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRowRule, CqmRule } from "./cqm-rule.ts";
import { groupBy } from "./group-by.ts";
import { hasEntries } from "./measure-report.ts";
import { rateRowsOf } from "./measure.ts";
import { isValidNpi } from "./npi.ts";
import { providerKey } from "./provider-key.ts";

/** The only finding about such a row: what is in it does not matter. Offers to clear it. */
export const claimsMeasure: CqmRule = ({ claims }) =>
  claims.map(({ filled, row, title }) =>
    cqmProblem(
      "cqm-claims-measure",
      filled,
      `${title}: ${row.measure.name.toLowerCase()} is worked out from claims and never entered. Clear the row.`,
      filled.map((path) => ({ path, value: null })),
    ),
  );

/** One finding for an NPI, however many measures it reports: it is one slip. */
export const npiCheckDigit: CqmRule = ({ reports }) =>
  [
    ...groupBy(
      reports.filter(({ npi }) => npi !== null),
      ({ npi }) => npi ?? "",
    ),
  ]
    .filter(([npi]) => !isValidNpi(npi))
    .map(([npi, rows]) =>
      cqmProblem(
        "cqm-npi-check-digit",
        rows.flatMap(({ filled }) => filled.slice(0, 1)),
        `NPI ${npi} cannot be right: its check digit does not fit. Compare it with the provider's record and correct it in ${rows.map(({ row }) => row.key).join(", ")}.`,
      ),
    );

const keyOf = (rateRowKey: string, npi: string | null): string =>
  npi === null ? rateRowKey : providerKey(rateRowKey, npi);

/** A measure's rates are one report: those that are missing would leave its overall rate undefined. */
export const rateMissing: CqmRule = ({ reports }) => {
  const entered = reports.filter(hasEntries);
  const keys = new Set(entered.map(({ key }) => key));
  return entered.flatMap(({ filled, key, npi, row }) => {
    const rows = rateRowsOf(row.measure);
    const missing = rows.filter((one) => !keys.has(keyOf(one.key, npi)));
    const first = rows.find((one) => keys.has(keyOf(one.key, npi)));
    if (missing.length === 0 || first === undefined || keyOf(first.key, npi) !== key) return [];
    const where = npi === null ? "" : ` for NPI ${npi}`;
    return [
      cqmProblem(
        "cqm-rate-missing",
        [...filled.slice(0, 1), ...missing.map((one) => pathOf(keyOf(one.key, npi), "denominator"))],
        `${row.measure.id} has ${rows.length} rates, reported together${where}. Fill in ${missing.map((one) => `${one.key} (${one.rateLabel ?? ""})`).join(" and ")} too.`,
      ),
    ];
  });
};

/** Rules about one row, run on each filled row that is not a claims measure's. */
export const perRow =
  (rules: readonly CqmRowRule[]): CqmRule =>
  ({ reports, scope }) =>
    reports.flatMap((report) => rules.map((rule) => rule(report, scope)).filter((problem) => problem !== null));
