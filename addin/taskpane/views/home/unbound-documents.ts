import { parsePeriod } from "../../../../shared/period.ts";
import type { UnboundSheet } from "../../../workbook/workbook.ts";
import type { World } from "../../pane-services.ts";

/** Sheets that together look like one document, and which one their subtitle says it was. */
export interface UnboundDocument {
  readonly kind: string;
  readonly sheets: readonly UnboundSheet[];
  /** Null where the subtitle does not say. */
  readonly practiceId: string | null;
  readonly period: string | null;
}

/**
 * Puts sheets of the same kind and subtitle together. A grid that is there twice, in copied sheets, makes a second
 * document: one document never has two sheets for a grid.
 */
export function unboundDocuments(sheets: readonly UnboundSheet[], world: World): UnboundDocument[] {
  const groups: { kind: string; subtitle: string; sheets: UnboundSheet[] }[] = [];
  for (const sheet of sheets) {
    const group = groups.find(
      ({ kind, subtitle, sheets: others }) =>
        kind === sheet.kind && subtitle === sheet.subtitle && others.every(({ gridId }) => gridId !== sheet.gridId),
    );
    if (group === undefined) groups.push({ kind: sheet.kind, subtitle: sheet.subtitle, sheets: [sheet] });
    else group.sheets.push(sheet);
  }
  return groups.map(({ kind, subtitle, sheets: together }) => {
    const { practiceId, period } = readSubtitle(subtitle, world);
    return { kind, sheets: together, practiceId, period };
  });
}

/** The practice and period a subtitle names, as far as they can be recognised; the person confirms them anyway. */
function readSubtitle(subtitle: string, world: World): Pick<UnboundDocument, "practiceId" | "period"> {
  const [named] = world.practices
    .filter(({ name }) => subtitle.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  const period = subtitle.split(/[\s,;·|()]+/).find((word) => parsePeriod(word).ok);
  return { practiceId: named?.practiceId ?? null, period: period ?? null };
}
