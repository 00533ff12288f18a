import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { errorKinds, type ApiError, type ErrorCode } from "../../shared/protocol/errors.ts";
import type { Refusal } from "../services/refusal.ts";

const headersFor = (code: ErrorCode): Record<string, string> => {
  if (code === "not-signed-in") return { "www-authenticate": "Bearer" };
  if (code === "session-expired") return { "www-authenticate": 'Bearer error="invalid_token"' };
  return {};
};

/** A refusal as RFC 9457 `application/problem+json`; status and title come from the protocol's one table. */
export function problemResponse(
  context: Context,
  refusal: Omit<Refusal, "code"> & { readonly code: ErrorCode },
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code, detail, data } = refusal;
  const { status, title } = errorKinds[code];
  const body: ApiError = {
    ...data,
    type: `urn:milepost:error:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
  };
  const contentStatus: ContentfulStatusCode = status;
  return context.body(JSON.stringify(body), contentStatus, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...headersFor(code),
    ...headers,
  });
}
