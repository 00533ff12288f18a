/**
 * Rows of the catalogue that count the same patients in their denominators, by row key, from the eCQM definitions for
 * performance year 2017 (CMS, eCQI Resource Center): adults with a visit in the year for BMI, tobacco and alcohol
 * screening; and the rates of a measure that has one denominator for all of them. Left out is what only overlaps:
 * depression screening begins at 12 years, falls screening at 65.
 */
export const sharedPopulations: readonly (readonly string[])[] = [
  ["CMS69v5", "CMS138v5", "NQF2152"],
  ["CMS137v5.1", "CMS137v5.2"],
  ["CMS155v5.1", "CMS155v5.2", "CMS155v5.3"],
];

/** The year whose definitions the groups are drawn from. */
export const sharedPopulationsYear = 2017;
