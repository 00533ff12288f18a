import { Args } from "../api/args.ts";
import { isApiObject, type ApiObject } from "../api/api-object.ts";
import { ApiError, notSimulated } from "../api-error.ts";
import {
  actionTypes,
  pathTypes,
  type Action,
  type ActionResult,
  type RequestBody,
  type ResponseBody,
} from "./messages.ts";
import { ObjectPaths, type Roots } from "./object-paths.ts";
import { answerQuery, camelCase } from "./query.ts";

/** What is plain data for the client, or an object it will ask about by its path. */
function methodResult(value: unknown): unknown {
  return value === undefined || isApiObject(value) ? null : value;
}

function run(action: Action, paths: ObjectPaths, { context, hasMember }: Roots, keepsAll: boolean): unknown {
  const object = paths.resolve(action.ObjectPathId);
  const identify = (target: ApiObject): Record<string, unknown> => {
    const id = target.id();
    const reference = target.range === null ? null : context.references.idOf(target.range);
    return { ...(id === null ? {} : { Id: id }), ...(reference === null ? {} : { _ReferenceId: reference }) };
  };
  switch (action.ActionType) {
    case actionTypes.instantiate:
      if (object === null) return null;
      if (keepsAll && object.range !== null && !paths.isLetGo(action.ObjectPathId)) {
        context.references.keep(object.range);
      }
      return identify(object);
    case actionTypes.query:
      return answerQuery(object, action.QueryInfo ?? {}, identify, hasMember);
    case actionTypes.method: {
      // On a null object nothing happens: samples delete `getItemOrNullObject(…)` without asking whether it is there.
      if (object === null) return null;
      return methodResult(object.call(camelCase(action.Name), new Args(paths.args(action.ArgumentInfo))));
    }
    case actionTypes.setProperty:
      if (object === null) throw new ApiError("InvalidOperation", `${action.Name} was set on a null object.`);
      object.set(camelCase(action.Name), paths.args(action.ArgumentInfo)[0]);
      return null;
    default:
      throw notSimulated(`An action of type ${action.ActionType}`);
  }
}

/** `Class.member`, as far as it is known by the time of the failure. */
function locationOf(action: Action, paths: ObjectPaths, body: RequestBody): string {
  const path = body.ObjectPaths[String(action.ObjectPathId)];
  if (action.ActionType === actionTypes.method || action.ActionType === actionTypes.setProperty) {
    return `${paths.classNameOf(action.ObjectPathId)}.${camelCase(action.Name)}`;
  }
  const parent = paths.classNameOf(path?.ParentObjectPathId ?? action.ObjectPathId);
  const member = path?.ObjectPathType === pathTypes.indexer ? "getItem" : camelCase(path?.Name ?? "");
  return member === "" ? parent : `${parent}.${member}`;
}

/**
 * Runs a request's actions in order and stops at the first that fails; what was done before it stays done, as in Excel.
 * Failures that Excel has are answered; anything else thrown is a mistake of the host's own and is thrown on.
 */
export function processQuery(body: RequestBody, roots: Roots): ResponseBody {
  const paths = new ObjectPaths(body.ObjectPaths, roots);
  const results: ActionResult[] = [];
  const traceIds: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    if (action.ActionType === actionTypes.trace) {
      traceIds.push(action.Id);
      results.push({ ActionId: action.Id, Value: null });
      continue;
    }
    try {
      results.push({ ActionId: action.Id, Value: run(action, paths, roots, body.AutoKeepReference === true) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return {
        Results: results,
        TraceIds: traceIds,
        Error: {
          Code: error.code,
          Message: error.message,
          Location: locationOf(action, paths, body),
          ActionIndex: index,
          HttpStatusCode: error.httpStatus,
        },
      };
    }
  }
  return { Results: results, TraceIds: traceIds };
}
