/** Runs jobs in the order they came, at most `size` side by side. A job that fails frees its place like any other. */
export function createGate(size: number): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (running < size) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve)); // the place is handed over, `running` stays
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
