import { err, ok, type Result } from "../result.ts";

/** A rule with the versions of its rule set that have it: from `since` on and, where it was given up, before `until`. */
export interface SinceVersion<Rule> {
  readonly rule: Rule;
  readonly since: number;
  readonly until?: number;
}

/** The rules as they were in a version: how a document is judged by those it was submitted under. */
export const ofVersion = <Rule>(rules: readonly SinceVersion<Rule>[], version: number): readonly Rule[] =>
  rules
    .filter(({ since, until }) => since <= version && (until === undefined || version < until))
    .map(({ rule }) => rule);

/** The version that a document is to be judged by. Fails, with a sentence, on one that the kind never had. */
export function readRulesVersion(asked: string | undefined, newest: number): Result<number, string> {
  if (asked === undefined) return ok(newest);
  const version = Number(asked);
  return Number.isInteger(version) && version >= 1 && version <= newest
    ? ok(version)
    : err(`There is no version ${asked} of these rules: they go from 1 to ${newest}.`);
}
