import { ok, type Result } from "../../shared/result.ts";
import type { ApiClient, ClientError } from "../sync/api-client.ts";
import type { World } from "./pane-services.ts";

/** Who is signed in and what they may see, in one round of calls side by side. */
export async function loadWorld(api: ApiClient): Promise<Result<World, ClientError>> {
  const [me, programs, practices] = await Promise.all([
    api.call("me", {}),
    api.call("listPrograms", {}),
    api.call("listPractices", {}),
  ]);
  if (!me.ok) return me;
  if (!programs.ok) return programs;
  if (!practices.ok) return practices;
  return ok({
    user: me.value.user,
    grants: me.value.grants,
    programs: programs.value.programs,
    practices: practices.value.practices.toSorted((a, b) => a.name.localeCompare(b.name)),
  });
}
