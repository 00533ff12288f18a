import { formatArea } from "../a1.ts";
import { eventTypes, type EventName } from "../api/event-methods.ts";
import type { Listeners, References } from "../api/host-context.ts";
import { workbookTarget } from "../api/worksheets.ts";
import type { Workbook } from "../model/workbook.ts";
import type { WorkbookEvent } from "../model/workbook-event.ts";
import type { Scalar } from "../model/content.ts";

/** Modern events travel in this category. */
const messageCategory = 65_536;

/** An event as it reaches Office.js: category, type, target, message as JSON, id, whether a co-author did it. */
export type EventMessage = readonly [number, number, string, string, number, boolean];

const names: Readonly<Record<WorkbookEvent["kind"], EventName>> = {
  changed: "DataChanged",
  "selection-changed": "SelectionChanged",
  activated: "Activated",
  deactivated: "Deactivated",
  added: "Added",
  deleted: "Deleted",
};

const typeOf = (value: Scalar): string => {
  if (value === "") return "Empty";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
};

interface EventsOptions {
  readonly workbook: Workbook;
  readonly references: References;
  /** Since ExcelApi 1.14 an event says whether this add-in caused it. */
  readonly tellsTrigger: boolean;
}

/** Sends what happens in the workbook to those who listen, after the request or the deed that caused it. */
export class Events implements Listeners {
  readonly #options: EventsOptions;
  readonly #registrations = new Map<string, number>();
  #receivers: ((message: EventMessage) => void)[] = [];
  #lastId = 0;

  constructor(options: EventsOptions) {
    this.#options = options;
  }

  register(event: string, target: string): void {
    const key = `${event} ${target}`;
    this.#registrations.set(key, (this.#registrations.get(key) ?? 0) + 1);
  }

  unregister(event: string, target: string): void {
    const key = `${event} ${target}`;
    const left = (this.#registrations.get(key) ?? 0) - 1;
    if (left > 0) this.#registrations.set(key, left);
    else this.#registrations.delete(key);
  }

  isListenedTo(event: EventName, target: string): boolean {
    return this.#registrations.has(`${event} ${target}`);
  }

  addReceiver(receiver: (message: EventMessage) => void): void {
    this.#receivers.push(receiver);
  }

  removeReceivers(): void {
    this.#receivers = [];
  }

  /** Forgets who listened: the add-in's page is gone. */
  reset(): void {
    this.#registrations.clear();
    this.#receivers = [];
  }

  /** A sheet's event goes to its own listeners and to those of all sheets. */
  send(event: WorkbookEvent): void {
    const name = names[event.kind];
    const targets = [event.sheet.id, workbookTarget].filter((target) => this.isListenedTo(name, target));
    if (targets.length === 0) return;
    const content = JSON.stringify(this.#contentOf(event));
    for (const target of targets) {
      this.#lastId++;
      const message: EventMessage = [messageCategory, eventTypes[name], target, content, this.#lastId, false];
      // Not at once: Excel tells of a write after it has answered it.
      setTimeout(() => {
        for (const receiver of this.#receivers) receiver(message);
      }, 0);
    }
  }

  #contentOf(event: WorkbookEvent): Record<string, unknown> {
    const common = { worksheetId: event.sheet.id, source: "Local" };
    if (event.kind === "selection-changed") return { ...common, address: formatArea(event.area) };
    if (event.kind !== "changed") return common;
    const { area, sheet, changeType, edit, actor } = event;
    const range = { sheet, area };
    this.#options.workbook.tracked.add(range);
    return {
      ...common,
      changeType,
      address: formatArea(area),
      referenceId: this.#options.references.keep(range),
      shiftDirection: "None",
      ...(this.#options.tellsTrigger ? { triggerSource: actor === "add-in" ? "ThisLocalAddin" : "Unknown" } : {}),
      ...(edit === undefined
        ? {}
        : {
            valueBefore: edit.before,
            valueAfter: edit.after,
            valueTypeBefore: typeOf(edit.before),
            valueTypeAfter: typeOf(edit.after),
          }),
    };
  }
}
