import { formatPeriod } from "../period.ts";
import type { CqmSettings } from "./cqm-settings.ts";
import { rateRowsOf, type Measure } from "./measure.ts";
import type { MeasureSet } from "./measure-set.ts";

type OwnSet = CqmSettings["sets"][number];

/** What is wrong, as "field: what to write", or null. Ids are compared without case: people type them either way. */
type Finding = string | null;

/** The first id that was there before, in `taken` or earlier in the list. */
function firstTaken(ids: readonly string[], taken: readonly string[]): { index: number; id: string } | null {
  const seen = new Set(taken.map((id) => id.toLowerCase()));
  for (const [index, id] of ids.entries()) {
    if (seen.has(id.toLowerCase())) return { index, id };
    seen.add(id.toLowerCase());
  }
  return null;
}

/** Ids of the program's own measures are unique, and not those of the catalogue. */
export function checkOwnMeasures(own: CqmSettings["measures"], catalogue: readonly Measure[]): Finding {
  const taken = firstTaken(
    own.map(({ id }) => id),
    catalogue.map(({ id }) => id),
  );
  if (taken === null) return null;
  return `measures[${taken.index}].id: There is a measure ${taken.id} already. Write another id.`;
}

const listed = (field: string, ids: readonly string[]): { field: string; id: string }[] =>
  ids.map((id, index) => ({ field: `${field}[${index}]`, id }));

/** Every measure a set names, with the field that names it. */
function membersOf(set: OwnSet): { field: string; id: string }[] {
  return [
    ...set.primary.flatMap((entry, index) =>
      typeof entry === "string" ? [{ field: `primary[${index}]`, id: entry }] : listed(`primary[${index}]`, entry),
    ),
    ...listed("secondary", set.secondary),
    ...listed("optional", set.optional),
  ];
}

function checkMembers(set: OwnSet, measures: readonly Measure[]): Finding {
  const seen = new Set<string>();
  for (const { field, id } of membersOf(set)) {
    const measure = measures.find((known) => known.id === id);
    if (measure === undefined) {
      return `${field}: There is no measure ${id}. Write the id of a catalogue measure, such as CMS122v5, or of one under measures.`;
    }
    if (measure.source === "claims") return `${field}: ${id} comes from claims and is never entered. Take it out.`;
    if (seen.has(id)) return `${field}: ${id} is in this set already. Take it out here or there.`;
    seen.add(id);
  }
  return null;
}

function checkRequirement({ primary, requirement }: OwnSet): Finding {
  const seen = new Set<string>();
  for (const [index, { from, count }] of requirement.entries()) {
    const quarter = formatPeriod(from);
    if (seen.has(quarter)) {
      return `requirement[${index}].from: ${quarter} has a step already. Write another quarter, or take one of them out.`;
    }
    seen.add(quarter);
    if (count !== "all" && count > primary.length) {
      return `requirement[${index}].count: The set has ${primary.length} primary measures. Write at most that, or "all".`;
    }
  }
  return null;
}

/** Sets have ids of their own, name measures that exist and are entered, each once, and ask for no more than they have. */
export function checkOwnSets(
  own: CqmSettings["sets"],
  shipped: readonly MeasureSet[],
  measures: readonly Measure[],
): Finding {
  const taken = firstTaken(
    own.map(({ id }) => id),
    shipped.map(({ id }) => id),
  );
  if (taken !== null) return `sets[${taken.index}].id: There is a set ${taken.id} already. Write another id.`;
  for (const [index, set] of own.entries()) {
    const finding = checkMembers(set, measures) ?? checkRequirement(set);
    if (finding !== null) return `sets[${index}].${finding}`;
  }
  return null;
}

/** Goals and medians are of measures that are entered, or of one of their rates. */
export function checkChartedMeasures(charts: CqmSettings["charts"], measures: readonly Measure[]): Finding {
  const entered = measures.filter(({ source }) => source !== "claims");
  const known = new Set(entered.flatMap((measure) => [measure.id, ...rateRowsOf(measure).map(({ key }) => key)]));
  for (const field of ["goals", "medians"] as const) {
    const unknown = Object.keys(charts[field]).find((id) => !known.has(id));
    if (unknown !== undefined) {
      return `charts.${field}.${unknown}: There is no such measure. Write the id of one that is entered, such as CMS122v5, or of one of its rates, such as CMS137v5.2.`;
    }
  }
  return null;
}
