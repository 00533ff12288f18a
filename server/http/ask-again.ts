import type { Result } from "../../shared/result.ts";
import type { Refusal } from "../services/refusal.ts";
import type { ServiceDeps } from "../services/service-deps.ts";

/** The same, reading nothing but from the primary: for whatever decides a write. */
export const onPrimary = <Deps extends ServiceDeps>(deps: Deps): Deps => ({ ...deps, store: deps.store.primary });

/**
 * Answers from wherever `deps` reads. Where that is a replica, a refusal is not told but asked for again of the primary: the
 * replica may only not have heard yet of the session, the role, the document or the version.
 *
 * @param answer runs twice then, each time with what it is to read from.
 * @param isDoubtful whether an answer has refusals in it.
 */
export async function askAgain<Deps extends ServiceDeps, Answer>(
  deps: Deps,
  answer: (deps: Deps) => Promise<Result<Answer, Refusal>>,
  isDoubtful: (answer: Answer) => boolean = () => false,
): Promise<Result<Answer, Refusal>> {
  const first = await answer(deps);
  if (deps.store.primary === deps.store || (first.ok && !isDoubtful(first.value))) return first;
  return answer(onPrimary(deps));
}
