/**
 * The smallest k for which at most k of `trials` fair coin throws show heads with a probability of at least `share`: the
 * quantile of the binomial distribution (trials, ½). Summed in logarithms, so that 2 to the power of the trials never
 * overflows.
 */
export function fairCoinQuantile(trials: number, share: number): number {
  let logChoose = 0;
  let sum = 0;
  for (let heads = 0; heads < trials; heads += 1) {
    sum += Math.exp(logChoose - trials * Math.LN2);
    if (sum >= share) return heads;
    logChoose += Math.log(trials - heads) - Math.log(heads + 1);
  }
  return trials;
}
