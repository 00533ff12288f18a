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
    await next();
    const { headers } = context.res;
    headers.set("content-security-policy", contentPolicy);
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    if (deps.origin().startsWith("https:")) headers.set("strict-transport-security", "max-age=31536000");
  };
