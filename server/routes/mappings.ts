import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { serveCall } from "../http/serve-call.ts";
import { readMappings, saveMapping } from "../services/mappings.ts";

export function serveMappings(app: Hono, appDeps: AppDeps): void {
  serveCall(app, appDeps, "listMappings", async ({ caller, params }, deps) => {
    const mappings = await readMappings(deps, caller, params);
    return mappings.ok ? ok({ status: 200, body: { mappings: mappings.value } }) : mappings;
  });

  serveCall(app, appDeps, "saveMapping", async ({ caller, params, body }, deps) => {
    const mappings = await saveMapping(deps, caller, params, body);
    return mappings.ok ? ok({ status: 200, body: { mappings: mappings.value } }) : mappings;
  });
}
