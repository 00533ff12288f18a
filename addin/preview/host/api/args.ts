import { readArea, splitAddress, type Area } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { areaOf } from "../model/range-ref.ts";
import { isApiObject, type ApiObject } from "./api-object.ts";

const isBlank = (value: unknown): boolean => value === undefined || value === null;

export function readString(value: unknown): string {
  if (typeof value === "string") return value;
  throw invalidArgument();
}

export function readNumber(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw invalidArgument();
}

export function readBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw invalidArgument();
}

/** One of a few words, as Office.js' enums are on the wire. */
export function readWord<W extends string>(value: unknown, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw invalidArgument(`${String(value)} is none of ${words.join(", ")}.`);
  return word;
}

/** A method's arguments, read as what the method needs; anything else is an InvalidArgument, as in Excel. */
export class Args {
  readonly #values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  any(index: number): unknown {
    return this.#values[index];
  }

  number(index: number): number {
    return readNumber(this.#values[index]);
  }

  numberOr(index: number, otherwise: number): number {
    return isBlank(this.#values[index]) ? otherwise : this.number(index);
  }

  string(index: number): string {
    return readString(this.#values[index]);
  }

  stringOrNull(index: number): string | null {
    return isBlank(this.#values[index]) ? null : this.string(index);
  }

  flag(index: number): boolean {
    return isBlank(this.#values[index]) ? false : readBoolean(this.#values[index]);
  }

  word<W extends string>(index: number, words: readonly W[], otherwise?: W): W {
    const value = this.#values[index];
    return isBlank(value) && otherwise !== undefined ? otherwise : readWord(value, words);
  }

  object(index: number): ApiObject | null {
    const value = this.#values[index];
    return isApiObject(value) ? value : null;
  }

  /** A range object, or an address on the same sheet. */
  area(index: number): Area {
    const range = this.object(index)?.range;
    if (range !== undefined && range !== null) return areaOf(range);
    const area = readArea(splitAddress(this.string(index)).rest);
    if (area === null) throw invalidArgument(`${this.string(index)} is no address.`);
    return area;
  }
}
