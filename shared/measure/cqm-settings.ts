import * as z from "zod/mini";
import { parsePeriod, type Period } from "../period.ts";
import { cqmThresholdsSchema } from "./cqm-thresholds.ts";
import { fields, numberBetween, wholeNumberBetween } from "./settings-fields.ts";

const list = <Item extends z.core.$ZodType>(item: Item, what: string) =>
  z.array(item, { error: `Write a list of ${what}.` });

/** Texts that end up in sheets: one that begins like a formula would become one there. */
const label = z
  .string({ error: "Write a text." })
  .check(
    z.trim(),
    z.regex(/^[^=+@-]/, "Write a text that does not begin with =, +, - or @."),
    z.maxLength(120, "Write at most 120 characters."),
  );

/** No dot and no @: they set off rates and providers in row keys. Begins with a letter, so a sheet keeps it as text. */
const ownMeasureId = z
  .string({ error: "Write the measure's id, such as AE4H." })
  .check(
    z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/, "Write up to 32 letters, digits, - or _, a letter first, such as AE4H."),
  );

const measureSchema = fields({
  id: ownMeasureId,
  name: label,
  isInverse: z._default(z.boolean({ error: "Write true when a lower rate is better, else false." }), false),
  rates: z._default(
    list(label, "rate names").check(
      z.refine((rates) => rates.length !== 1, "Write two or more rate names, or leave rates out for a single rate."),
    ),
    [],
  ),
  measurementPeriod: z._default(
    z.enum(["trailing-year", "quarter"], { error: 'Write "trailing-year" or "quarter".' }),
    "trailing-year",
  ),
});

const measureId = z.string({ error: "Write a measure's id, such as CMS122v5." });

const quarterSchema = z.pipe(
  z.string({ error: "Write a quarter such as 2017-Q4." }),
  z.transform((text: string, context): Period => {
    const period = parsePeriod(text);
    if (period.ok && period.value.unit === "quarter") return period.value;
    context.issues.push({ code: "custom", message: "Write a quarter such as 2017-Q4.", input: text });
    return z.NEVER;
  }),
);

const primaryEntry = "Write a measure's id, such as CMS122v5, or a list of two or more ids of which one is enough.";
const stepCount = 'Write a whole number of 0 or more, or "all".';

const setSchema = fields({
  id: z
    .string({ error: "Write the set's id, such as adult." })
    .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, "Write up to 32 letters, digits or -, such as adult-2.")),
  title: z.optional(label),
  primary: list(
    z.union([measureId, z.array(measureId).check(z.minLength(2, primaryEntry))], { error: primaryEntry }),
    "measure ids",
  ).check(z.minLength(1, "Write at least one measure id.")),
  secondary: z._default(list(measureId, "measure ids"), []),
  optional: z._default(list(measureId, "measure ids"), []),
  requirement: z._default(
    list(
      fields({
        from: quarterSchema,
        count: z.union([z.int().check(z.minimum(0, stepCount)), z.literal("all")], { error: stepCount }),
      }),
      "steps such as {from: 2017-Q4, count: 3}",
    ),
    [],
  ),
});

/** Percentages by the measure they are about: `{"CMS165v5": 70}`. */
const percentByMeasure = z._default(
  z.record(z.string(), numberBetween(0, 100), { error: 'Write percentages by measure id, such as {"CMS165v5": 70}.' }),
  {},
);

const baselinePoints = 'Write how many first points the median is drawn from, 3 to 100, or "all".';

/** What a program sets for its quality measures. Everything is optional: an empty object is SIM cohort 2 as it stands. */
export const cqmSettingsSchema = fields({
  /** Measures of the program's own, beside the catalogue. */
  measures: z._default(list(measureSchema, "measures"), []),
  /** Sets of the program's own, beside those of SIM cohort 2. */
  sets: z._default(list(setSchema, "measure sets"), []),
  /** Documents are due at the end of this many months after the quarter's last. */
  dueMonthsAfter: z._default(wholeNumberBetween(0, 24), 1),
  /** What the rules measure by. */
  thresholds: cqmThresholdsSchema,
  /** The practice's row of a rate that providers report too: entered and compared with their sum, or their sum itself. */
  practiceRow: z._default(z.enum(["compared", "computed"], { error: 'Write "compared" or "computed".' }), "compared"),
  /** Run charts: what the median is drawn from; goals and medians of before, by measure, or by rate as in CMS137v5.2. */
  charts: z.prefault(
    fields({
      baselinePoints: z._default(
        z.union([z.int().check(z.minimum(3, baselinePoints), z.maximum(100, baselinePoints)), z.literal("all")], {
          error: baselinePoints,
        }),
        8,
      ),
      goals: percentByMeasure,
      medians: percentByMeasure,
    }),
    {},
  ),
});
export type CqmSettings = z.infer<typeof cqmSettingsSchema>;
