import { Args } from "../api/args.ts";
import { isApiObject, type ApiObject } from "../api/api-object.ts";
import type { HostContext } from "../api/host-context.ts";
import { ApiError } from "../api-error.ts";
import { pathTypes, type ArgumentInfo, type ObjectPath } from "./messages.ts";
import { camelCase, type HasMember } from "./query.ts";

/** Where the objects of a request come from. */
export interface Roots {
  readonly context: HostContext;
  /** The workbook. */
  readonly global: ApiObject;
  /** Objects that Office.js makes by name, such as its own start-up service. */
  readonly newObject: (name: string) => ApiObject;
  readonly hasMember: HasMember;
}

/** The objects of one request. Each path is followed once, when the first action needs it; null is a null object. */
export class ObjectPaths {
  readonly #paths: Readonly<Record<string, ObjectPath>>;
  readonly #roots: Roots;
  readonly #resolved = new Map<number, ApiObject | null>();

  constructor(paths: Readonly<Record<string, ObjectPath>>, roots: Roots) {
    this.#paths = paths;
    this.#roots = roots;
  }

  resolve(id: number): ApiObject | null {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const path = this.#paths[String(id)];
    if (path === undefined) throw new ApiError("InvalidObjectPath", `The request has no object path ${id}.`);
    const object = this.#follow(path);
    this.#resolved.set(id, object);
    return object;
  }

  /** Arguments as the classes see them: objects in the place of their paths. */
  args(info: ArgumentInfo | undefined): readonly unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    const values = info?.Arguments ?? [];
    if (ids === undefined || ids === null) return values;
    return values.map((value, index) => {
      const id = ids[index];
      return typeof id === "number" && id > 0 ? this.resolve(id) : value;
    });
  }

  isLetGo(id: number): boolean {
    return this.#paths[String(id)]?.D === true;
  }

  /** For an error's location; the name on the path where the object could not be had. */
  classNameOf(id: number): string {
    return this.#resolved.get(id)?.className ?? this.#paths[String(id)]?.Name ?? "";
  }

  #follow(path: ObjectPath): ApiObject | null {
    const { context, global, newObject } = this.#roots;
    switch (path.ObjectPathType) {
      case pathTypes.global:
        return global;
      case pathTypes.newObject:
        return newObject(path.Name);
      case pathTypes.reference: {
        const range = context.references.find(path.Name);
        if (range === null) throw new ApiError("InvalidReference", "The reference was let go of, or never was.");
        return context.objects.keptRange(range);
      }
      case pathTypes.nullObject:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    return parent === null ? null : this.#followFrom(parent, path);
  }

  #followFrom(parent: ApiObject, path: ObjectPath): ApiObject | null {
    const args = () => new Args(this.args(path.ArgumentInfo));
    switch (path.ObjectPathType) {
      case pathTypes.property:
        return parent.child(camelCase(path.Name));
      case pathTypes.indexer:
        return parent.item(args());
      case pathTypes.method: {
        const result = parent.call(camelCase(path.Name), args());
        if (result === null || isApiObject(result)) return result;
        throw new Error(`${parent.className}.${path.Name} gave no object.`);
      }
      default:
        throw new ApiError("InvalidObjectPath", `Object paths of type ${path.ObjectPathType} are unknown.`);
    }
  }
}
