import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { onPrimary } from "../http/ask-again.ts";
import { serveCall } from "../http/serve-call.ts";
import { createPush } from "../services/push.ts";
import { uploadWorkbook } from "../services/upload-workbook.ts";

export function serveWorkbooks(app: Hono, appDeps: AppDeps): void {
  const push = createPush(onPrimary(appDeps), appDeps.pushGroup);
  serveCall(app, appDeps, "uploadWorkbook", async ({ caller, query, body }, deps) => {
    const reply = await uploadWorkbook(deps, push, caller, body, query.dryRun === "true");
    return reply.ok ? ok({ status: 200, body: reply.value }) : reply;
  });
}
