import { useCallback } from "react";
import { loadKinds } from "../../../../shared/document/kind-list.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import { late } from "../../../late.ts";
import type { Binding, UnboundSheet, WorkbookError } from "../../../workbook/workbook.ts";
import { firstViewShown } from "../../first-view.ts";
import type { World } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { useLoad, type Loaded } from "../../use-load.ts";
import { gridsToFind } from "./grids-to-find.ts";
import type { HomeLoads } from "./home-loads.ts";

const kindsLater = late(loadKinds);

/** What is in the workbook. */
interface Sheets {
  readonly bindings: Loaded<readonly Binding[], WorkbookError>;
  readonly unbound: Loaded<readonly UnboundSheet[], WorkbookError>;
  readonly reload: () => void;
}

/**
 * The documents of the workbook and the sheets that lost theirs. Looking for the latter takes every kind's grids, so it
 * waits until home is there to be used; unless a single document might be opened at once, which depends on it.
 */
export function useSheets(world: World, load: HomeLoads["bindings"], isStart: boolean): Sheets {
  const { workbook } = useServices();
  const { loaded: bindings, reload: reloadBindings } = useLoad(load);
  const count = bindings.state === "ready" ? bindings.value.length : null;
  const isUrgent = isStart && count === 1;
  const findUnbound = useCallback(async (): Promise<Result<readonly UnboundSheet[], WorkbookError>> => {
    if (!isUrgent) await firstViewShown;
    const kinds = await kindsLater();
    return kinds === null ? ok([]) : workbook.findUnbound(gridsToFind(kinds, world));
  }, [workbook, world, isUrgent]);
  const { loaded: unbound, reload: reloadUnbound } = useLoad(findUnbound);
  const reload = useCallback(() => {
    reloadBindings();
    reloadUnbound();
  }, [reloadBindings, reloadUnbound]);
  return { bindings, unbound, reload };
}
