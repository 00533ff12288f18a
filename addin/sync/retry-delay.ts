export interface RetryPace {
  /** Milliseconds before the first try, about. */
  readonly firstMs: number;
  /** No try waits longer than half as much again. */
  readonly lastMs: number;
}

/**
 * Milliseconds to wait before trying again: doubles with every failure, and is spread from half to half as much again, so
 * that panes which lost one server together do not come back all at once. Never sooner than the server asked for.
 *
 * @param failures how often in a row it has failed, from 1 on.
 * @param random from 0 to below 1.
 */
export const retryDelay = (
  { firstMs, lastMs }: RetryPace,
  failures: number,
  random: number,
  retryAfterSeconds = 0,
): number =>
  Math.max(Math.min(lastMs, firstMs * 2 ** Math.min(failures - 1, 20)) * (0.5 + random), retryAfterSeconds * 1_000);
