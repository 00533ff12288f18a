import type { ApiObject } from "../api/api-object.ts";
import { invalidArgument, notSimulated } from "../api-error.ts";
import type { QueryInfo } from "./messages.ts";

/** What the genuine library knows of a class, to tell a typing mistake from something that is not simulated. */
export type HasMember = (className: string, name: string) => boolean;

export const pascalCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
export const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What identifies an object to the client: its id, and the reference under which a range is kept. */
export type Identify = (object: ApiObject) => Record<string, unknown>;

function answerProperties(object: ApiObject, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [pascalCase(name), object.get(name)]));
}

/** The paths that begin with a child, by the child; names of properties by themselves. */
function sortPaths(paths: readonly string[]): { own: string[]; byChild: Map<string, string[]>; wantsAll: boolean } {
  const own: string[] = [];
  const byChild = new Map<string, string[]>();
  let wantsAll = false;
  for (const path of paths) {
    const [head = "", ...rest] = path.replaceAll(".", "/").split("/");
    const name = camelCase(head);
    if (head === "*" || head === "$all") wantsAll = true;
    else if (head === "$none") continue;
    else if (rest.length === 0) own.push(name);
    else byChild.set(name, [...(byChild.get(name) ?? []), rest.join("/")]);
  }
  return { own, byChild, wantsAll };
}

/**
 * Answers a load. A name the host does not know fails: as an invalid argument, as in Excel, when the library knows no
 * such member either; as not simulated when it does.
 */
export function answerQuery(
  object: ApiObject | null,
  query: QueryInfo,
  identify: Identify,
  hasMember: HasMember,
): Record<string, unknown> | null {
  const paths = [...(query.Select ?? []), ...(query.Expand ?? [])];
  return answer(object, paths);

  function answer(target: ApiObject | null, wanted: readonly string[]): Record<string, unknown> | null {
    if (target === null) return null;
    if (!target.isCollection) return { ...identify(target), ...answerObject(target, wanted) };
    const first = query.Skip ?? 0;
    const items = target.items().slice(first, query.Top === undefined ? undefined : first + query.Top);
    return {
      ...identify(target),
      ...answerProperties(target, wanted.length === 0 ? target.propertyNames : []),
      _Items: items.map((item) => answer(item, wanted)),
    };
  }

  function answerObject(target: ApiObject, wanted: readonly string[]): Record<string, unknown> {
    const { own, byChild, wantsAll } = sortPaths(wanted);
    const names = wantsAll || wanted.length === 0 ? [...target.propertyNames] : [];
    for (const name of own) {
      if (target.hasProperty(name)) names.push(name);
      else if (target.hasChild(name)) byChild.set(name, byChild.get(name) ?? []);
      else throw unknown(target, name);
    }
    const result = answerProperties(target, names);
    for (const [name, rest] of byChild) {
      if (!target.hasChild(name)) throw unknown(target, name);
      result[pascalCase(name)] = answer(target.child(name), rest);
    }
    return result;
  }

  function unknown({ className }: ApiObject, name: string): Error {
    return hasMember(className, name)
      ? notSimulated(`${className}.${name}`)
      : invalidArgument(`${className} has no property ${name}.`);
  }
}
