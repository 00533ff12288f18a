import type { Measure } from "./measure.ts";

const measure = (
  id: string,
  nqf: string,
  name: string,
  more: Partial<Pick<Measure, "aliases" | "isInverse" | "source" | "rates">> = {},
): Measure => ({
  id,
  nqf,
  name,
  isInverse: false,
  source: "ehr",
  measurementPeriod: "trailing-year",
  rates: [],
  ...more,
});

/**
 * Every measure of SIM cohort 2 (SIM Appendix C), in the versions it names. Which measures are inverse and how many rates
 * each has is as in the 2017 performance year of CMS qpp-measures-data (MIT licence); names and rate labels are our own
 * words. Two measures have no CMS id in the source and go by their NQF number, as does NQF1448: the source's "CMS 664" is
 * not an eCQM id.
 */
export const catalogue: readonly Measure[] = [
  measure("CMS2v6", "0418", "Depression: screening and follow-up"),
  measure("CMS159v5", "0710", "Depression: in remission after twelve months"),
  measure("CMS122v5", "0059", "Diabetes: HbA1c in poor control", { isInverse: true }),
  measure("CMS165v5", "0018", "High blood pressure under control"),
  measure("CMS69v5", "0421", "Adult BMI: screening and follow-up"),
  measure("CMS137v5", "0004", "Alcohol and drug dependence treatment", {
    rates: ["initiation within 14 days", "engagement within 30 days"],
  }),
  measure("CMS138v5", "0028", "Tobacco: screening and help to quit"),
  measure("NQF1448", "1448", "Developmental screening, first three years", { aliases: ["CMS664"] }),
  measure("CMS82v4", "1401", "Maternal depression screening"),
  measure("CMS155v5", "0024", "Weight and counseling, ages 3 to 17", {
    rates: ["BMI percentile recorded", "nutrition counseling", "physical activity counseling"],
  }),
  measure("NQF1799", "1799", "Asthma: medication management"),
  measure("CMS139v5", "0101", "Falls: screening for risk"),
  measure("NQF2152", "2152", "Unhealthy alcohol use: screening and brief counseling"),
  measure("CMS125v5", "2372", "Breast cancer screening", { source: "claims" }),
  measure("CMS130v5", "0034", "Colorectal cancer screening", { source: "claims" }),
];
