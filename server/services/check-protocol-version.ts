import { z } from "zod";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { ok, type Result } from "../../shared/result.ts";
import { refuse, type Refusal } from "./refusal.ts";

const versionedSchema = z.object({ protocolVersion: z.int() });

/**
 * Looked at before anything else in the body: what another version of the protocol says need not be readable to this one,
 * and "reload the pane" is then the right answer, not "malformed".
 */
export function checkProtocolVersion(body: unknown): Result<null, Refusal> {
  const read = versionedSchema.safeParse(body);
  if (!read.success || read.data.protocolVersion === PROTOCOL_VERSION) return ok(null);
  return refuse("unsupported-protocol-version", `This server speaks version ${PROTOCOL_VERSION}.`);
}
