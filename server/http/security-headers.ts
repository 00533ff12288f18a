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

export const securityHeaders =
  (deps: AppDeps): MiddlewareHandler =>
  async (context, next) => {
    // before there is a response: to take one apart again costs more than the rest of a small reply
    context.header("content-security-policy", contentPolicy);
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    if (deps.origin().startsWith("https:")) context.header("strict-transport-security", "max-age=31536000");
    await next();
  };
