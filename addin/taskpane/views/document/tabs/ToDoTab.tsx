import { mayComment } from "../../../allowed-steps.ts";
import { ConflictList } from "../ConflictList.tsx";
import type { DocumentParts } from "../document-parts.ts";
import { ProblemList } from "../ProblemList.tsx";

/** What stands between the document and its submission: cells to choose a value for, and what the rules found. */
export function ToDoTab({ opened: { session }, state, allowed, world, discuss }: DocumentParts) {
  return (
    <>
      <ConflictList conflicts={state.conflicts} session={session} isBusy={state.activity !== "idle"} />
      <ProblemList
        state={state}
        session={session}
        mayChange={allowed.save}
        mayExplain={allowed.explain}
        discuss={mayComment(world.grants, state.document) ? discuss : null}
      />
    </>
  );
}
