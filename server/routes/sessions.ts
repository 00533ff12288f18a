import type { Hono } from "hono";
import { calls } from "../../shared/protocol/calls.ts";
import { ok } from "../../shared/result.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { limitAttempts } from "../http/limit-attempts.ts";
import { serveCall } from "../http/serve-call.ts";
import { signIn, signOut } from "../services/sign-in.ts";

export function serveSessions(app: Hono, deps: AppDeps): void {
  app.post(calls.signIn.path, limitAttempts(deps));
  serveCall(app, deps, "signIn", async ({ body }) => {
    const session = await signIn(deps, body.code);
    return session.ok ? ok({ status: 201, body: session.value }) : session;
  });

  serveCall(app, deps, "signOut", async ({ caller }) => {
    await signOut(deps, caller);
    return ok({ status: 204 });
  });

  serveCall(app, deps, "me", ({ caller: { userId, name, grants } }) =>
    Promise.resolve(ok({ status: 200, body: { user: { id: userId, name }, grants } })),
  );
}
