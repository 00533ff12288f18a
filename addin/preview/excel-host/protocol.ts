import { ApiError, invalidArgument, notSimulated } from "./api-error.ts";
import { isHostNode, isNullNode, type HostNode, type NullNode } from "./host-node.ts";

/** What a request may ask for. Numbers are Office.js' own. */
const actionTypes = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  queryAsJson: 7,
  update: 9,
} as const;
const pathTypes = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

interface Arguments {
  readonly Arguments?: readonly unknown[] | null;
  /** Where an argument is an object, the id of its path; null elsewhere. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

/** One `context.sync()`, as it travels. */
export interface QueryRequest {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface QueryReply {
  readonly Results: { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

/** Ranges an add-in holds on to between requests. */
export interface References {
  readonly keep: (node: HostNode) => string | null;
  readonly get: (reference: string) => HostNode;
}

type Resolved = HostNode | NullNode;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Runs one request's actions in order; the first that fails ends it, and what was done before stays done, as in Excel. */
export function processQuery(request: QueryRequest, root: HostNode, references: References): QueryReply {
  const resolve = pathResolver(request, root, references);
  const results: QueryReply["Results"] = [];
  const traceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    if (action.ActionType === actionTypes.trace) {
      traceIds.push(action.Id);
      results.push({ ActionId: action.Id, Value: null }); // without it event handlers never attach
      continue;
    }
    try {
      const value = perform(action, request, resolve, references);
      results.push({ ActionId: action.Id, Value: value ?? null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const path = request.ObjectPaths[String(action.ObjectPathId)];
      const reply = {
        Code: error.code,
        Message: error.message,
        Location: action.Name ?? path?.Name ?? "",
        ActionIndex: index,
        HttpStatusCode: error.status,
      };
      return { Results: results, TraceIds: traceIds, Error: reply };
    }
  }
  return { Results: results, TraceIds: traceIds };
}

/** Objects by path id; each is looked up once a request, so that `add` runs once however often its result is used. */
function pathResolver(request: QueryRequest, root: HostNode, references: References): (pathId: number) => Resolved {
  const known = new Map<number, Resolved>();
  const resolve = (pathId: number): Resolved => {
    const before = known.get(pathId);
    if (before !== undefined) return before;
    const path = request.ObjectPaths[String(pathId)];
    if (path === undefined) throw new ApiError("InvalidObjectPath", `There is no object path ${pathId}.`);
    const parent = path.ParentObjectPathId === undefined ? null : resolve(path.ParentObjectPathId);
    const node: Resolved =
      parent !== null && isNullNode(parent) ? parent : follow(path, parent ?? root, root, references, resolve);
    known.set(pathId, node);
    return node;
  };
  return resolve;
}

function follow(
  path: ObjectPath,
  parent: HostNode,
  root: HostNode,
  references: References,
  resolve: (pathId: number) => Resolved,
): Resolved {
  switch (path.ObjectPathType) {
    case pathTypes.root:
      return root;
    case pathTypes.newObject:
      return internalService(path.Name);
    case pathTypes.method: {
      const node = callMethod(parent, path.Name, readArguments(path.ArgumentInfo, resolve));
      if (isHostNode(node) || isNullNode(node)) return node;
      throw notSimulated(`${parent.type}.${camel(path.Name)} as an object`);
    }
    case pathTypes.property: {
      const child = parent.children?.[path.Name];
      if (child === undefined) throw notSimulated(`${parent.type}.${camel(path.Name)}`);
      return child();
    }
    case pathTypes.indexer: {
      if (parent.item === undefined) throw notSimulated(`Indexing ${parent.type}`);
      return parent.item(readArguments(path.ArgumentInfo, resolve)[0]);
    }
    case pathTypes.reference:
      return references.get(path.Name);
    case pathTypes.nullObject:
      return { isNullNode: true };
    default:
      throw notSimulated(`Object path type ${path.ObjectPathType}`);
  }
}

/** Office.js' own objects beside the workbook: it reports to them that its event handlers are ready. */
const internalService = (name: string): HostNode => ({
  type: name,
  reads: {},
  methods: { NotifyActionHandlerReady: () => null, _RegisterEvent: () => null, _UnregisterEvent: () => null },
});

function readArguments(info: Arguments | undefined, resolve: (pathId: number) => Resolved): unknown[] {
  const ids = info?.ReferencedObjectPathIds ?? null;
  const read = (value: unknown, id: unknown): unknown => {
    if (Array.isArray(id) && Array.isArray(value)) return value.map((inner, index) => read(inner, id[index]));
    return typeof id === "number" && id !== 0 ? resolve(id) : value;
  };
  return (info?.Arguments ?? []).map((value, index) => read(value, ids?.[index]));
}

function callMethod(node: HostNode, name: string, given: readonly unknown[]): unknown {
  const method = node.methods?.[name];
  if (method === undefined) throw notSimulated(`${node.type}.${camel(name)}`);
  return method(...given);
}

function perform(
  action: Action,
  request: QueryRequest,
  resolve: (pathId: number) => Resolved,
  references: References,
): unknown {
  const node = resolve(action.ObjectPathId);
  if (isNullNode(node)) {
    if (action.ActionType === actionTypes.setProperty || action.ActionType === actionTypes.update) {
      throw new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);
    }
    return null;
  }
  switch (action.ActionType) {
    case actionTypes.instantiate:
      return identityOf(node, request.AutoKeepReference === true ? references.keep(node) : null);
    case actionTypes.method: {
      const name = action.Name ?? "";
      if (name === "_KeepReference") return references.keep(node) === null ? null : null;
      const result = callMethod(node, name, readArguments(action.ArgumentInfo, resolve));
      return isHostNode(result) ? identityOf(result, null) : isNullNode(result) ? null : result;
    }
    case actionTypes.setProperty:
      write(node, action.Name ?? "", readArguments(action.ArgumentInfo, resolve)[0]);
      return null;
    case actionTypes.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) write(node, pascal(name), value);
      return null;
    case actionTypes.query:
      return { ...identityOf(node, null), ...query(node, action.QueryInfo ?? {}, pascal) };
    case actionTypes.queryAsJson:
      return { ...identityOf(node, null), ...query(node, action.QueryInfo ?? {}, camel) };
    default:
      throw notSimulated(`Action type ${action.ActionType}`);
  }
}

const identityOf = (node: HostNode, reference: string | null): Record<string, unknown> => ({
  ...(node.id === undefined ? {} : { Id: node.id }),
  ...(reference === null ? {} : { _ReferenceId: reference }),
});

function write(node: HostNode, name: string, value: unknown): void {
  const writer = node.writes?.[name];
  if (writer === undefined) throw notSimulated(`Setting ${node.type}.${camel(name)}`);
  writer(value);
}

/** Answers a load: the properties asked for, those of objects further on, and collections item by item. */
function query(node: HostNode, info: QueryInfo, named: (name: string) => string): Record<string, unknown> {
  const wanted = [...(info.Select ?? []), ...(info.Expand ?? [])].map((path) => path.replaceAll(".", "/"));
  return answer(node, wanted, named, info);
}

function answer(
  node: HostNode,
  wanted: readonly string[],
  named: (name: string) => string,
  page: QueryInfo = {},
): Record<string, unknown> {
  if (node.items !== undefined) {
    const start = page.Skip ?? 0;
    const items = node.items().slice(start, page.Top === undefined ? undefined : start + page.Top);
    const inner = wanted.map((path) => (path.startsWith("items/") ? path.slice("items/".length) : path));
    const key = named === pascal ? "_Items" : "items";
    return { [key]: items.map((item) => ({ ...identityOf(item, null), ...answer(item, inner, named) })) };
  }
  const result: Record<string, unknown> = {};
  const further = new Map<string, string[]>();
  for (const path of wanted.length === 0 ? ["*"] : wanted) {
    const [head = "", ...rest] = path.split("/");
    if (head === "*" || head === "$all") {
      for (const [name, read] of Object.entries(node.reads ?? {})) result[named(name)] = read() ?? null;
      continue;
    }
    const read = node.reads?.[pascal(head)];
    if (read !== undefined && rest.length === 0) result[named(pascal(head))] = read() ?? null;
    else further.set(head, [...(further.get(head) ?? []), ...(rest.length === 0 ? [] : [rest.join("/")])]);
  }
  for (const [head, paths] of further) {
    const child = node.children?.[pascal(head)];
    if (child === undefined) throw notSimulated(`${node.type}.${camel(head)}`);
    result[named(pascal(head))] = answer(child(), paths, named);
  }
  return result;
}

/** Checks that a request has the shape everything here relies on. */
export function readRequest(body: string): QueryRequest {
  const parsed: unknown = JSON.parse(body);
  if (isQueryRequest(parsed)) return parsed;
  throw invalidArgument();
}

const isQueryRequest = (value: unknown): value is QueryRequest =>
  typeof value === "object" &&
  value !== null &&
  "Actions" in value &&
  Array.isArray(value.Actions) &&
  "ObjectPaths" in value &&
  typeof value.ObjectPaths === "object";

/** Whether a request is Office.js tidying up after itself rather than the add-in's own round trip to Excel. */
export const isHousekeeping = ({ Actions }: QueryRequest): boolean =>
  Actions.every(
    ({ ActionType, Name }) =>
      ActionType === actionTypes.instantiate ||
      (ActionType === actionTypes.method && (Name === "_RemoveReference" || Name === "NotifyActionHandlerReady")),
  );
