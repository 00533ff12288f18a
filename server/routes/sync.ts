import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { serveCall } from "../http/serve-call.ts";
import { checkProtocolVersion } from "../services/check-protocol-version.ts";
import { pull } from "../services/pull.ts";
import { createPush } from "../services/push.ts";
import { cellsByPath } from "./wire.ts";

export function serveSync(app: Hono, deps: AppDeps): void {
  const push = createPush(deps, deps.pushGroup);
  serveCall(
    app,
    deps,
    "push",
    async ({ caller, params, body }) => {
      const reply = await push(caller, params.documentId, body);
      return reply.ok ? ok({ status: 200, body: reply.value }) : reply;
    },
    checkProtocolVersion,
  );

  serveCall(app, deps, "pull", async ({ caller, params, query }) => {
    const pulled = await pull(deps, caller, params.documentId, query.cursor);
    if (!pulled.ok) return pulled;
    const { cursor, document, cells } = pulled.value;
    return ok({ status: 200, body: { cursor, document, cells: cellsByPath(cells) } });
  });
}
