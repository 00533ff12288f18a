import { mappingLimits, type ReportMapping } from "../../shared/protocol/mappings.ts";
import { ok, type Result } from "../../shared/result.ts";
import { deleteMapping, listMappings, upsertMapping, type MappingPlace } from "../db/mappings.ts";
import { findPractice } from "../db/programs.ts";
import type { Reader } from "../db/store.ts";
import { authorise, type Caller, type DocumentAction } from "./authorise.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

type Mappings = Result<readonly ReportMapping[], Refusal>;

async function authoriseAt(
  deps: ServiceDeps,
  reader: Reader,
  caller: Caller,
  place: MappingPlace,
  action: DocumentAction,
): Promise<Result<null, Refusal>> {
  const practice = await findPractice(reader, place.practiceId);
  if (practice === undefined) return refuse("not-found");
  const allowed = authorise(caller, practice, action);
  if (!allowed.ok) return allowed;
  return deps.kinds.some(({ id }) => id === place.kind) ? allowed : refuse("not-found");
}

/** How the practice's reports are read, for whoever may see its documents. */
export const readMappings = (deps: ServiceDeps, caller: Caller, place: MappingPlace): Promise<Mappings> =>
  deps.store.read(async (reader) => {
    const allowed = await authoriseAt(deps, reader, caller, place, "open");
    return allowed.ok ? ok(await listMappings(reader, place)) : allowed;
  });

/** Remembers a vendor's mapping in place of the one there was, for whoever may enter values. */
export const saveMapping = (
  deps: ServiceDeps,
  caller: Caller,
  { practiceId, kind }: MappingPlace,
  mapping: Pick<ReportMapping, "vendor" | "columns" | "rows">,
): Promise<Mappings> =>
  deps.store.write<readonly ReportMapping[], Refusal>(async (transactor) => {
    const place = { practiceId, kind };
    const allowed = await authoriseAt(deps, transactor, caller, place, "push");
    if (!allowed.ok) return allowed;
    if (mapping.columns.length === 0) await deleteMapping(transactor, place, mapping.vendor);
    else await upsertMapping(transactor, place, mapping, { savedBy: caller.userId, savedAt: nowOf(deps) });
    const mappings = await listMappings(transactor, place);
    return mappings.length > mappingLimits.vendors
      ? refuse("too-large", `At most ${mappingLimits.vendors} vendors are remembered for a practice. Forget one first.`)
      : ok(mappings);
  });
