import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { serveCall } from "../http/serve-call.ts";
import { readJudgement } from "../services/judgement.ts";
import { readRequirement, readRequirementAt } from "../services/requirement.ts";

/** What is asked of documents, and how they are judged. */
export function serveRequirements(app: Hono, appDeps: AppDeps): void {
  serveCall(app, appDeps, "requirement", async ({ caller, params }, deps) => {
    const requirement = await readRequirement(deps, caller, params.documentId);
    return requirement.ok ? ok({ status: 200, body: requirement.value }) : requirement;
  });

  serveCall(app, appDeps, "requirementAt", async ({ caller, params }, deps) => {
    const requirement = await readRequirementAt(deps, caller, params);
    return requirement.ok ? ok({ status: 200, body: requirement.value }) : requirement;
  });

  serveCall(app, appDeps, "judgement", async ({ caller, params, query }, deps) => {
    const judgement = await readJudgement(deps, caller, params.documentId, query.as);
    return judgement.ok ? ok({ status: 200, body: { as: query.as, ...judgement.value } }) : judgement;
  });
}
