import * as z from "zod/mini";
import {
  cellValueSchema,
  cursorSchema,
  idSchema,
  pathSchema,
  problemSchema,
  storedCellSchema,
  versionSchema,
} from "./common.ts";

/** Limits of one push; anything larger is refused with 413 and split by the client beforehand. */
export const pushLimits = { cellsPerMutation: 5_000, mutationsPerPush: 100, bytes: 2 * 1024 * 1024 } as const;

export const mutationSchema = z.object({
  /** Made once by the client and kept in its outbox until acknowledged: sending it again is safe. */
  mutationId: idSchema,
  /** The document version whose values its author had seen. */
  baseVersion: versionSchema,
  cells: z.array(z.object({ path: pathSchema, value: cellValueSchema })),
});
export type Mutation = z.infer<typeof mutationSchema>;

export const pushRequestSchema = z.object({
  protocolVersion: z.int(),
  /** One per workbook file and machine. */
  clientId: idSchema,
  /**
   * Of the last pull the values were seen in, where there was one: tells a server that was restored from a backup and has
   * gone on since that the versions the mutations are based on are of another past. It answers 409 `version-ahead` then.
   */
  cursor: z.optional(cursorSchema),
  mutations: z.array(mutationSchema),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const conflictSchema = z.object({ path: z.string(), mine: cellValueSchema, theirs: storedCellSchema });
/** A cell that changed on the server after the version the author had seen, to another value. Mine was not applied. */
export type Conflict = z.infer<typeof conflictSchema>;

export const mutationResultSchema = z.object({
  mutationId: idSchema,
  /** `conflict`: the cells in `conflicts` were not applied, all others were. */
  outcome: z.enum(["applied", "alreadyProcessed", "conflict"]),
  /** The document's version after this mutation. */
  version: versionSchema,
  conflicts: z.array(conflictSchema),
});
export type MutationResult = z.infer<typeof mutationResultSchema>;

export const pushReplySchema = z.object({
  version: versionSchema,
  results: z.array(mutationResultSchema),
  /** The whole document judged again after the push. */
  problems: z.array(problemSchema),
});
export type PushReply = z.infer<typeof pushReplySchema>;
