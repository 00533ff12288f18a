import * as z from "zod/mini";
import { idSchema, kindIdSchema, timeSchema } from "./common.ts";

/** Remembered at most, so that no practice's list can grow without end. */
export const mappingLimits = { vendors: 50, columns: 200, rows: 500 } as const;

/** A record system by the name that people give it: "Epic", "eClinicalWorks 11". */
const vendorSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));

const textSchema = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));

export const mappingRequestSchema = z.object({
  vendor: vendorSchema,
  /** What each column title of the vendor's report was taken for; null where it was left out. None: forget the vendor. */
  columns: z
    .array(z.object({ title: textSchema(200), field: z.nullable(textSchema(64)) }))
    .check(z.maxLength(mappingLimits.columns)),
  /** What names in the report that leave a choice were said to mean: the row's key, or `leave-out`. */
  rows: z.array(z.object({ name: textSchema(200), rowKey: textSchema(120) })).check(z.maxLength(mappingLimits.rows)),
});

/** How a practice's reports of one vendor are read. */
export const mappingSchema = z.extend(mappingRequestSchema, { savedBy: z.string(), savedAt: timeSchema });
export type ReportMapping = z.infer<typeof mappingSchema>;

export const mappingParams = z.object({ practiceId: idSchema, kind: kindIdSchema });

/** Those of one practice and kind, by vendor. */
export const mappingsReplySchema = z.object({ mappings: z.array(mappingSchema) });
