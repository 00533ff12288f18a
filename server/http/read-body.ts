import type { Context } from "hono";
import { pushLimits } from "../../shared/protocol/push.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import { xlsxLimits } from "../workbook/preflight-xlsx.ts";

const tooLarge = (maxBytes: number): Result<never, Refusal> =>
  refuse("too-large", `At most ${maxBytes} bytes a request.`);

type Bytes = Result<Uint8Array, "too-large" | "cut-off">;

/** Reads no further than the limit, for a body that does not say how long it is. */
async function readUpToLimit(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > maxBytes) return err("too-large");
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
}

/** A body ends where its content-length says, or fails: HTTP itself holds that, and reading it at once is much cheaper. */
async function readBytes(context: Context, maxBytes: number): Promise<Bytes> {
  const said = context.req.header("content-length");
  try {
    if (said === undefined) {
      const { body } = context.req.raw;
      return body === null ? ok(new Uint8Array()) : await readUpToLimit(body, maxBytes);
    }
    if (Number(said) > maxBytes) return err("too-large");
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return bytes.byteLength > maxBytes ? err("too-large") : ok(bytes);
  } catch {
    return err("cut-off"); // the client went away in the middle of it: not a failure of the server
  }
}

const mediaTypeOf = (context: Context): string | undefined =>
  context.req.header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();

async function readWhole(context: Context, maxBytes: number): Promise<Result<Uint8Array, Refusal>> {
  const bytes = await readBytes(context, maxBytes);
  if (bytes.ok) return bytes;
  return bytes.error === "too-large" ? tooLarge(maxBytes) : refuse("malformed-body", "The body ended early.");
}

/** The request's file, for calls that take one; of one of these media types. */
export async function readFileBody(
  context: Context,
  mediaTypes: readonly string[],
): Promise<Result<Uint8Array, Refusal>> {
  const mediaType = mediaTypeOf(context);
  if (!mediaTypes.some((known) => known.toLowerCase() === mediaType)) {
    return refuse("unsupported-media-type", `Send the file as one of ${mediaTypes.join(", ")}.`);
  }
  return readWhole(context, xlsxLimits.fileBytes);
}

/** The bytes of the request's JSON, or why there are none to be had. */
export async function readJsonBytes(context: Context): Promise<Result<Uint8Array, Refusal>> {
  if (mediaTypeOf(context) !== "application/json") return refuse("unsupported-media-type");
  return readWhole(context, pushLimits.bytes);
}

/** What the bytes say. Text that is not UTF-8 is refused, not patched up. */
export function parseJson(bytes: Uint8Array): Result<unknown, Refusal> {
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return refuse("malformed-body", "The body is not JSON in UTF-8.");
  }
}
