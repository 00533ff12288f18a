/** Key of a provider's row: `CMS122v5@1234567893`. */
export const providerKey = (rateRowKey: string, npi: string): string => `${rateRowKey}@${npi}`;

/** Takes a provider's row key apart; null for any other row key. */
export function splitProviderKey(rowKey: string): { readonly rateRowKey: string; readonly npi: string } | null {
  const match = /^(.+)@([0-9]{10})$/.exec(rowKey);
  return match === null ? null : { rateRowKey: match[1] ?? "", npi: match[2] ?? "" };
}
