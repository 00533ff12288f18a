import type { MiddlewareHandler } from "hono";
import type { AppDeps } from "./app-deps.ts";

/** Where Excel on the web runs, which shows the pane in a frame. X-Frame-Options knows no such list and would lock it out. */
const officeHosts = [
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.officeapps.live.com",
  "https://*.live.com",
  "https://*.sharepoint.com",
  "https://*.microsoft.com",
  "https://*.cloud.microsoft",
];

const contentPolicy = [
  `frame-ancestors 'self' ${officeHosts.join(" ")}`,
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
].join("; ");

const headersFor = (origin: string): Readonly<Record<string, string>> => ({
  "content-security-policy": contentPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  ...(origin.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
});

/** Gives every request the headers of its reply, for `reply` to send. What replies otherwise needs `setCommonHeaders`. */
export function commonHeaders(deps: Pick<AppDeps, "origin">): MiddlewareHandler {
  let known = { origin: deps.origin(), headers: headersFor(deps.origin()) };
  return (context, next) => {
    const origin = deps.origin(); // known once the server listens
    if (origin !== known.origin) known = { origin, headers: headersFor(origin) };
    context.set("commonHeaders", known.headers);
    return next();
  };
}

/** Sets them on what Hono itself replies. */
export const setCommonHeaders: MiddlewareHandler = (context, next) => {
  // before there is a response: to take one apart again costs more than the rest of a small reply
  for (const [name, value] of Object.entries(context.get("commonHeaders") ?? {})) context.header(name, value);
  return next();
};
