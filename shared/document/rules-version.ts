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
