import type { Context } from "hono";
import { errorKinds, type ApiError, type ErrorCode } from "../../shared/protocol/errors.ts";
import type { Refusal } from "../services/refusal.ts";
import { reply } from "./reply.ts";

const headersFor = (code: ErrorCode): Record<string, string> => {
  if (code === "not-signed-in") return { "www-authenticate": "Bearer" };
  if (code === "session-expired") return { "www-authenticate": 'Bearer error="invalid_token"' };
  return {};
};

type AnyRefusal = Omit<Refusal, "code"> & { readonly code: ErrorCode };

/** A refusal as an RFC 9457 problem document; status and title come from the protocol's one table. */
export function problemOf({ code, detail, data }: AnyRefusal): ApiError {
  const { status, title } = errorKinds[code];
  const type = `urn:milepost:error:${code}`;
  return { ...data, type, title, status, code, ...(detail === undefined ? {} : { detail }) };
}

/** A refusal as `application/problem+json`. */
export function problemResponse(
  context: Context,
  refusal: AnyRefusal,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code } = refusal;
  return reply(context, JSON.stringify(problemOf(refusal)), errorKinds[code].status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...headersFor(code),
    ...headers,
  });
}
