/** A part of an object of unknown shape; undefined when it has none of that name, or is no object. */
export const partOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
