import { mayComment } from "../../../allowed-steps.ts";
import { ConflictList } from "../ConflictList.tsx";
import { LaterPart } from "../../tabs/LaterPart.tsx";
import type { DocumentParts } from "../document-parts.ts";
import { ProblemList } from "../ProblemList.tsx";

/** Below the fold: its code comes after the first view. */
const loadRequirement = () => import("../RequirementPanel.tsx").then(({ RequirementPanel }) => RequirementPanel);

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
      {state.requirement !== null && <LaterPart load={loadRequirement} view={{ state, session }} />}
    </>
  );
}
