import type { z } from "zod";
import type { historyReplySchema } from "../../shared/protocol/history.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { CellRow } from "../db/cells.ts";
import type { ChangeRow } from "../db/change-log.ts";
import type { History } from "../services/history.ts";
import type { ReadDocument } from "../services/read-document.ts";

/** Cells as the protocol sends them: one object with the paths as its keys. */
export const cellsByPath = (rows: readonly CellRow[]): Record<string, StoredCell> =>
  Object.fromEntries(rows.map(({ path, ...cell }) => [path, cell]));

/** A row of a log without its sequence number, which only cursors speak of. */
export function withoutSequence<Row extends { readonly sequence: number }>(row: Row): Omit<Row, "sequence"> {
  const { sequence: _, ...rest } = row;
  return rest;
}

/** A line of the change log without its place in the version, likewise. */
function withoutOffset(row: ChangeRow): Omit<ChangeRow, "offset"> {
  const { offset: _, ...rest } = row;
  return rest;
}

export const toWireHistory = ({
  changes,
  transitions,
  comments,
  explanations,
  nextCursor,
}: History): z.output<typeof historyReplySchema> => ({
  changes: changes.map(withoutOffset),
  transitions: transitions.map(withoutSequence),
  comments: comments.map(withoutSequence),
  explanations: explanations.map((row) => ({ ...withoutSequence(row), paths: [...row.paths] })),
  nextCursor,
});

/** The document before, with what was explained in it; who did is nothing to start an answer from. */
export const toWirePrevious = ({ cells, explanations, ...previous }: NonNullable<ReadDocument["previous"]>) => ({
  ...previous,
  cells: Object.fromEntries(cells),
  explanations: explanations.map(({ code, paths, text }) => ({ code, paths, text })),
});
