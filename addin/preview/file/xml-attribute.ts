/** An attribute's value in a tag of a file's XML, as it is written there; null where the tag has none of that name. */
export const xmlAttribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
