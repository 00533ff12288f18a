/**
 * A National Provider Identifier out of what was typed: ten digits, however spaced. Null for anything else, a person's
 * name above all, which must never become part of a path.
 */
export function readNpi(typed: string): string | null {
  const digits = typed.replaceAll(/[\s\u00a0\u200b-]/g, "");
  return /^[0-9]{10}$/.test(digits) ? digits : null;
}

/** What the prefix 80840 adds to the sum, every second digit doubled: 8 + 2·0 + 8 + 2·4 + 0. */
const prefixSum = 24;

/**
 * Whether ten digits can be an NPI: the Luhn check of ISO/IEC 7812 over the number behind the prefix 80840, which names
 * a health identifier of the United States (45 CFR 162.406, CMS "NPI check digit"). It finds any single wrong digit and
 * nearly every swap of neighbours; it does not say that the provider exists.
 */
export function isValidNpi(npi: string): boolean {
  if (!/^[0-9]{10}$/.test(npi)) return false;
  let sum = prefixSum;
  for (let place = 0; place < 10; place++) {
    const digit = npi.charCodeAt(place) - 48;
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
