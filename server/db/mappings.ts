import { and, asc, eq } from "drizzle-orm";
import type { ReportMapping } from "../../shared/protocol/mappings.ts";
import { reportMappings, users } from "./schema.ts";
import type { Reader, Transactor } from "./store.ts";

export interface MappingPlace {
  readonly practiceId: string;
  readonly kind: string;
}

/** Those of one practice and kind, by vendor. */
export async function listMappings(reader: Reader, { practiceId, kind }: MappingPlace): Promise<ReportMapping[]> {
  const rows = await reader
    .select({ mapping: reportMappings.mapping, savedBy: users.name, savedAt: reportMappings.savedAt })
    .from(reportMappings)
    .innerJoin(users, eq(users.userId, reportMappings.savedBy))
    .where(and(eq(reportMappings.practiceId, practiceId), eq(reportMappings.kind, kind)))
    .orderBy(asc(reportMappings.vendorKey));
  return rows.map(({ mapping, savedBy, savedAt }) => ({ ...mapping, savedBy, savedAt }));
}

/** "Epic" and "epic" are one vendor. */
const keyOf = (vendor: string): string => vendor.toLowerCase();

export async function upsertMapping(
  transactor: Transactor,
  place: MappingPlace,
  mapping: Pick<ReportMapping, "vendor" | "columns" | "rows">,
  saved: { readonly savedBy: string; readonly savedAt: string },
): Promise<void> {
  await transactor
    .insert(reportMappings)
    .values({ ...place, vendorKey: keyOf(mapping.vendor), mapping, ...saved })
    .onConflictDoUpdate({
      target: [reportMappings.practiceId, reportMappings.kind, reportMappings.vendorKey],
      set: { mapping, ...saved },
    });
}

export async function deleteMapping(
  transactor: Transactor,
  { practiceId, kind }: MappingPlace,
  vendor: string,
): Promise<void> {
  await transactor
    .delete(reportMappings)
    .where(
      and(
        eq(reportMappings.practiceId, practiceId),
        eq(reportMappings.kind, kind),
        eq(reportMappings.vendorKey, keyOf(vendor)),
      ),
    );
}
