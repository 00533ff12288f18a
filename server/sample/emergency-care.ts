import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** What one organisation's emergency departments of one type reported for a quarter. */
export interface EmergencyCount {
  /** The organisation's code, as the data names it. */
  readonly organisation: string;
  /** 1: major department, 2: single specialty, other: minor injury units and walk-in centres. */
  readonly departmentType: string;
  readonly quarter: string;
  /** Attendances that were seen within four hours. */
  readonly numerator: number;
  /** All attendances. */
  readonly denominator: number;
}

const rowsSchema = z.array(
  z.object({
    organisation: z.string().min(1),
    departmentType: z.string().min(1),
    quarter: z.string().regex(/^[0-9]{4}-Q[1-4]$/),
    numerator: z.coerce.number().int().min(0),
    denominator: z.coerce.number().int().min(1),
  }),
);

/** The sample's real data, by organisation, then quarter. The file's head names its source and licence. */
export function readEmergencyCare(): EmergencyCount[] {
  const text = readFileSync(new URL("emergency-care.csv", import.meta.url), "utf8");
  return rowsSchema.parse(parse(text, { columns: true, comment: "#", comment_no_infix: true }));
}
