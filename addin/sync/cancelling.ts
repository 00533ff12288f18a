import { err, type Result } from "../../shared/result.ts";

/** A person did not want to wait any longer. */
export interface Cancelled {
  readonly kind: "cancelled";
}

/** For one piece of work: lets it be given up, and lets it wait for that beside what it waits for. */
export interface Cancelling {
  readonly request: () => void;
  /** Settles when it is requested, and else never. */
  readonly requested: Promise<Result<never, Cancelled>>;
}

export function createCancelling(): Cancelling {
  const controller = new AbortController();
  const requested = new Promise<Result<never, Cancelled>>((resolve) => {
    controller.signal.addEventListener("abort", () => {
      resolve(err({ kind: "cancelled" }));
    });
  });
  return {
    request: () => {
      controller.abort();
    },
    requested,
  };
}
