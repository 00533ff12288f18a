import { ApiError } from "../api-error.ts";
import type { ResponseBody } from "./messages.ts";

/** The flag of a request made with `Excel.run({ delayForCellEdit: true }, …)`. */
const delayForCellEditFlag = 64;

/**
 * Cell-edit mode: while a person is typing in a cell, Excel fails requests at once, or lets those wait that say so.
 */
export class CellEdit {
  #isEditing = false;
  #waiting: (() => void)[] = [];

  enter(): void {
    this.#isEditing = true;
  }

  /** Ends the mode; what waited goes on, in the order it came. */
  leave(): void {
    this.#isEditing = false;
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  /** How many requests wait for the person to finish. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Null once the request may run; the refusal otherwise. */
  async admit(flags: number): Promise<ResponseBody | null> {
    if (!this.#isEditing) return null;
    if ((flags & delayForCellEditFlag) === 0) return refusal;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.admit(flags);
  }
}

const error = new ApiError("InvalidOperationInCellEditMode", "A person is typing in a cell.");

const refusal: ResponseBody = {
  Results: [],
  TraceIds: [],
  Error: {
    Code: error.code,
    Message: error.message,
    Location: "",
    ActionIndex: 0,
    HttpStatusCode: error.httpStatus,
  },
};
