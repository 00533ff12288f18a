import { pathOf } from "../cell.ts";
import type { Problem } from "../problem.ts";
import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRowRule, CqmRule } from "./cqm-rule.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { groupBy } from "../group-by.ts";
import { filledCells, hasEntries, type MeasureReport } from "./measure-report.ts";
import { rateRowsOf } from "./measure.ts";
import { isValidNpi } from "./npi.ts";
import { providerKey } from "./provider-key.ts";
import { practiceReportsOf } from "./rate-reports.ts";

/** The only finding about such a row: what is in it does not matter. Offers to clear it. */
export const claimsMeasure: CqmRule = ({ claims }) =>
  [...practiceReportsOf(claims), ...claims.flatMap(({ providers }) => providers)].map((report) => {
    const filled = filledCells(report);
    const name = report.row.measure.name.toLowerCase();
    return cqmProblem(
      "cqm-claims-measure",
      filled,
      `${report.title}: ${name} is worked out from claims and never entered. Clear the row.`,
      filled.map((path) => ({ path, value: null })),
    );
  });

/** One finding for an NPI, however many measures it reports: it is one slip. */
export const npiCheckDigit: CqmRule = ({ rates, recall }) => {
  const wrong = rates.flatMap((rate) =>
    recall(`npi ${rate.row.key}`, [rate], () => rate.providers.filter(({ npi }) => !isValidNpi(npi ?? ""))),
  );
  return [...groupBy(wrong, ({ npi }) => npi ?? "")].map(([npi, rows]) =>
    cqmProblem(
      "cqm-npi-check-digit",
      rows.flatMap((report) => filledCells(report).slice(0, 1)),
      `NPI ${npi} cannot be right: its check digit does not fit. Compare it with the provider's record and correct it in ${rows.map(({ row }) => row.key).join(", ")}.`,
    ),
  );
};

const keyOf = (rateRowKey: string, npi: string | null): string =>
  npi === null ? rateRowKey : providerKey(rateRowKey, npi);

/** Of one measure's rows, all at practice level or all providers', in the order of the sheet. */
function missingRates(reports: readonly MeasureReport[]): readonly Problem[] {
  const entered = reports.filter(hasEntries);
  const keys = new Set(entered.map(({ key }) => key));
  return entered.flatMap((report) => {
    const { key, npi, row } = report;
    const rows = rateRowsOf(row.measure);
    const missing = rows.filter((one) => !keys.has(keyOf(one.key, npi)));
    const first = rows.find((one) => keys.has(keyOf(one.key, npi)));
    if (missing.length === 0 || first === undefined || keyOf(first.key, npi) !== key) return [];
    const where = npi === null ? "" : ` for NPI ${npi}`;
    return [
      cqmProblem(
        "cqm-rate-missing",
        [...filledCells(report).slice(0, 1), ...missing.map((one) => pathOf(keyOf(one.key, npi), "denominator"))],
        `${row.measure.id} has ${rows.length} rates, reported together${where}. Fill in ${missing.map((one) => `${one.key} (${one.rateLabel ?? ""})`).join(" and ")} too.`,
      ),
    ];
  });
}

/** A measure's rates are one report: those that are missing would leave its overall rate undefined. */
export const rateMissing: CqmRule = ({ rates, recall }) => {
  const ofSeveral = groupBy(
    rates.filter(({ row }) => row.rateLabel !== null),
    ({ row }) => row.measure.id,
  );
  const found = [...ofSeveral].map(([id, parts]) =>
    recall(`rate missing ${id}`, parts, () => ({
      practice: missingRates(practiceReportsOf(parts)),
      providers: missingRates(parts.flatMap(({ providers }) => providers)),
    })),
  );
  return [...found.flatMap(({ practice }) => practice), ...found.flatMap(({ providers }) => providers)];
};

/** Rules about one row, run on each filled row that is not a claims measure's: the practice's first, as the sheets stand. */
export const perRow =
  (rules: readonly CqmRowRule[]): CqmRule =>
  ({ rates, recall, scope }) => {
    const found = rates.map((rate) =>
      recall(`row ${rate.row.key}`, [rate], () => ({
        practice: judgeRows(rules, scope, practiceReportsOf([rate])),
        providers: judgeRows(rules, scope, rate.providers),
      })),
    );
    return [...found.flatMap(({ practice }) => practice), ...found.flatMap(({ providers }) => providers)];
  };

/** Loops, since a list for each of twenty thousand rows would take longer than judging them. */
function judgeRows(
  rules: readonly CqmRowRule[],
  scope: CqmScope,
  reports: readonly MeasureReport[],
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const report of reports) {
    for (const rule of rules) {
      const problem = rule(report, scope);
      if (problem !== null) problems.push(problem);
    }
  }
  return problems;
}
