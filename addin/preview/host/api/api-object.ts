import { invalidArgument, notSimulated } from "../api-error.ts";
import type { RangeRef } from "../model/range-ref.ts";
import type { Args } from "./args.ts";

interface Property<T> {
  readonly get: (self: T) => unknown;
  /** Absent where the host cannot change it. */
  readonly set?: (self: T, value: unknown) => void;
}

/** Gives an object, a null object (null), plain data for a `ClientResult`, or nothing. */
type Method<T> = (self: T, args: Args) => unknown;

/**
 * What a class of Office.js can do here, by the names Office.js documents. Everything else it can do in Excel fails by
 * name, `Worksheet.shapes is not simulated`, so a test never passes on an invented answer.
 */
export interface ClassDefinition<T> {
  readonly id?: (self: T) => string;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Properties that Office.js sets under another name than it loads them, by that other name. */
  readonly setNames?: Readonly<Record<string, string>>;
  readonly children?: Readonly<Record<string, (self: T) => ApiObject | null>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** A collection's items, in order. */
  readonly items?: (self: T) => readonly ApiObject[];
  /** A collection's `getItem`. */
  readonly item?: (self: T, args: Args) => ApiObject;
  /** A range, which can be kept by reference. */
  readonly range?: (self: T) => RangeRef;
}

/** One object of Excel's object model, as the protocol addresses it. Member names are Office.js' own. */
export interface ApiObject {
  readonly className: string;
  readonly id: () => string | null;
  readonly propertyNames: readonly string[];
  readonly isCollection: boolean;
  readonly hasProperty: (name: string) => boolean;
  readonly hasChild: (name: string) => boolean;
  readonly get: (name: string) => unknown;
  readonly set: (name: string, value: unknown) => void;
  readonly child: (name: string) => ApiObject | null;
  readonly call: (name: string, args: Args) => unknown;
  readonly items: () => readonly ApiObject[];
  readonly item: (args: Args) => ApiObject;
  readonly range: RangeRef | null;
}

/** Every class with the members it simulates, so that they can be held against the genuine library's. */
export const simulatedClasses = new Map<string, readonly string[]>();

const madeHere = new WeakSet<object>();

/** Tells an object of the object model from plain data. */
export const isApiObject = (value: unknown): value is ApiObject =>
  typeof value === "object" && value !== null && madeHere.has(value);

const own = <V>(record: Readonly<Record<string, V>> | undefined, name: string): V | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

/** Makes objects of a class out of whatever the class is about. */
export function defineClass<T>(className: string, definition: ClassDefinition<T>): (self: T) => ApiObject {
  const { properties, children, methods } = definition;
  const propertyNames = Object.keys(properties ?? {});
  simulatedClasses.set(className, [...propertyNames, ...Object.keys(children ?? {}), ...Object.keys(methods ?? {})]);
  const missing = (name: string) => notSimulated(`${className}.${name}`);
  return (self) => {
    const object: ApiObject = {
      className,
      propertyNames,
      isCollection: definition.items !== undefined,
      id: () => definition.id?.(self) ?? null,
      hasProperty: (name) => own(properties, name) !== undefined,
      hasChild: (name) => own(children, name) !== undefined,
      get: (name) => {
        const property = own(properties, name);
        if (property === undefined) throw missing(name);
        return property.get(self);
      },
      set: (name, value) => {
        const property = own(properties, own(definition.setNames, name) ?? name);
        if (property?.set === undefined) throw missing(name);
        property.set(self, value);
      },
      child: (name) => {
        const child = own(children, name);
        if (child === undefined) throw missing(name);
        return child(self);
      },
      call: (name, args) => {
        const method = own(methods, name);
        if (method === undefined) throw missing(name);
        return method(self, args);
      },
      items: () => {
        if (definition.items === undefined) throw invalidArgument(`${className} is no collection.`);
        return definition.items(self);
      },
      item: (args) => {
        if (definition.item === undefined) throw missing("getItem");
        return definition.item(self, args);
      },
      range: definition.range?.(self) ?? null,
    };
    madeHere.add(object);
    return object;
  };
}
