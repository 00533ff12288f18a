import type { Context } from "hono";
import { pushLimits } from "../../shared/protocol/push.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { refuse, type Refusal } from "../services/refusal.ts";

/** The largest body any call takes. */
const maxBytes = pushLimits.bytes;

const tooLarge = (): Result<never, Refusal> => refuse("too-large", `At most ${maxBytes} bytes a request.`);

/** Reads no further than the limit, whatever the client said about the length. */
async function readBytes(request: Request): Promise<Result<Uint8Array, "too-large" | "cut-off">> {
  if (request.body === null) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of request.body) {
      length += part.byteLength;
      if (length > maxBytes) return err("too-large");
      parts.push(part);
    }
  } catch {
    return err("cut-off"); // the client went away in the middle of it: not a failure of the server
  }
  return ok(Buffer.concat(parts));
}

/** The request's JSON, or why there is none to be had. Text that is not UTF-8 is refused, not patched up. */
export async function readBody(context: Context): Promise<Result<unknown, Refusal>> {
  const mediaType = context.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return refuse("unsupported-media-type");
  if (Number(context.req.header("content-length") ?? 0) > maxBytes) return tooLarge();
  const bytes = await readBytes(context.req.raw);
  if (!bytes.ok) return bytes.error === "too-large" ? tooLarge() : refuse("malformed-body", "The body ended early.");
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value)));
  } catch {
    return refuse("malformed-body", "The body is not JSON in UTF-8.");
  }
}
