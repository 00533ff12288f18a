import * as z from "zod/mini";
import { defaultTimeZone, isTimeZone } from "./time-zone.ts";

/**
 * What a program sets for itself, beside what it sets by kind id. Ids of kinds are in lower case throughout, so that a
 * setting's name is never one of theirs.
 */
export const programSettingsSchema = z.looseObject({
  /** In which a due date ends, and days are told from each other. */
  timeZone: z.optional(
    z.string().check(
      z.refine(isTimeZone, {
        error: ({ input }) =>
          `there is no time zone "${String(input)}"; write one of the IANA's names, such as America/Los_Angeles, or UTC`,
      }),
    ),
  ),
});

/** The settings that are the program's own; all others are a kind's. */
export const isProgramSetting = (name: string): boolean => Object.hasOwn(programSettingsSchema.shape, name);

/** The zone that the program names, or the default. */
export function timeZoneOf(settings: unknown): string {
  const read = programSettingsSchema.safeParse(settings);
  return read.success ? (read.data.timeZone ?? defaultTimeZone) : defaultTimeZone;
}
