import type { DocumentKind } from "../../../../shared/document/document-kind.ts";
import type { Grid } from "../../../../shared/grid/grid.ts";
import { parsePeriod, type Period } from "../../../../shared/period.ts";
import type { World } from "../../pane-services.ts";

/**
 * The grids by which sheets without a binding are recognised. A grid is known by its column titles, which are the same
 * in every period and for every practice, so any document of the kind will do.
 */
export function gridsToFind(
  kinds: readonly DocumentKind[],
  world: World,
): { readonly kind: string; readonly grids: readonly Grid[] }[] {
  const [practice] = world.practices;
  const program = world.programs.find(({ programId }) => programId === practice?.programId);
  if (practice === undefined || program === undefined) return [];
  return kinds.flatMap((kind) => {
    const named = program.periods.findLast((candidate) => candidate.kind === kind.id)?.period;
    const parsed = parsePeriod(named ?? "");
    const period: Period = parsed.ok ? parsed.value : { unit: kind.periodUnit, year: 2020, index: 1 };
    const model = kind.model({ period, practice, settings: program.settings[kind.id] });
    return model.ok ? [{ kind: kind.id, grids: model.value.grids }] : [];
  });
}
