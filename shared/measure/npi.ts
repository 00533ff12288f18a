/**
 * A National Provider Identifier out of what was typed: ten digits, however spaced. Null for anything else, a person's
 * name above all, which must never become part of a path.
 */
export function readNpi(typed: string): string | null {
  const digits = typed.replaceAll(/[\s\u00a0\u200b-]/g, "");
  return /^[0-9]{10}$/.test(digits) ? digits : null;
}

/**
 * Whether ten digits can be an NPI: the Luhn check of ISO/IEC 7812 over the number behind the prefix 80840, which names
 * a health identifier of the United States (45 CFR 162.406, CMS "NPI check digit"). It finds any single wrong digit and
 * nearly every swap of neighbours; it does not say that the provider exists.
 */
export function isValidNpi(npi: string): boolean {
  if (!/^[0-9]{10}$/.test(npi)) return false;
  const digits = `80840${npi}`.split("").map(Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
