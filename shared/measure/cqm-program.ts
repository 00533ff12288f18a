import { comparePeriods } from "../period.ts";
import { err, ok, type Result } from "../result.ts";
import { catalogue } from "./catalogue.ts";
import { checkChartedMeasures, checkOwnMeasures, checkOwnSets } from "./cqm-settings-checks.ts";
import { cqmSettingsSchema, type CqmSettings } from "./cqm-settings.ts";
import type { CqmThresholds } from "./cqm-thresholds.ts";
import type { Measure } from "./measure.ts";
import type { MeasureSet } from "./measure-set.ts";
import { simCohort2Sets } from "./sim-cohort-2.ts";

/** A program's measures, sets and limits, the shipped ones included. */
export interface CqmProgram {
  /** The catalogue, then the program's own. */
  readonly measures: readonly Measure[];
  /** Those of SIM cohort 2, then the program's own. */
  readonly sets: readonly MeasureSet[];
  readonly dueMonthsAfter: number;
  readonly thresholds: CqmThresholds;
  readonly practiceRow: CqmSettings["practiceRow"];
  readonly charts: CqmSettings["charts"];
}

const measureOf = (own: CqmSettings["measures"][number]): Measure => ({ ...own, nqf: null, source: "ehr" });

const setOf = (own: CqmSettings["sets"][number]): MeasureSet => ({
  id: own.id,
  title: own.title ?? own.id,
  primary: own.primary.map((entry) => (typeof entry === "string" ? [entry] : entry)),
  secondary: own.secondary,
  optional: own.optional,
  requirement: own.requirement.toSorted((a, b) => comparePeriods(a.from, b.from)),
});

/** `sets[0].primary[2]`. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");

/** Every pull and push needs a program's settings: those of one object, which nobody changes, are read once. */
const alreadyRead = new WeakMap<object, Result<CqmProgram, string>>();
let defaults: Result<CqmProgram, string> | null = null;

/**
 * Reads a program's settings as they came in; nothing at all means the defaults. The error names the first field that is
 * wrong and says what to write there.
 */
export function readCqmSettings(settings: unknown): Result<CqmProgram, string> {
  if (typeof settings !== "object" || settings === null)
    return settings === undefined ? (defaults ??= readAnew({})) : readAnew(settings);
  const known = alreadyRead.get(settings);
  if (known !== undefined) return known;
  const result = readAnew(settings);
  alreadyRead.set(settings, result);
  return result;
}

function readAnew(settings: unknown): Result<CqmProgram, string> {
  const parsed = cqmSettingsSchema.safeParse(settings ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = fieldName(issue?.path ?? []);
    return err(`${field === "" ? "settings" : field}: ${issue?.message ?? "Write an object."}`);
  }
  const own = parsed.data;
  const measures = [...catalogue, ...own.measures.map(measureOf)];
  const finding =
    checkOwnMeasures(own.measures, catalogue) ??
    checkOwnSets(own.sets, simCohort2Sets, measures) ??
    checkChartedMeasures(own.charts, measures);
  if (finding !== null) return err(finding);
  return ok({
    measures,
    sets: [...simCohort2Sets, ...own.sets.map(setOf)],
    dueMonthsAfter: own.dueMonthsAfter,
    thresholds: own.thresholds,
    practiceRow: own.practiceRow,
    charts: own.charts,
  });
}
