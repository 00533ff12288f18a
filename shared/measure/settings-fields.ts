import * as z from "zod/mini";

/** An object that takes these fields and no others, so that a misspelt one is found and not silently without effect. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `Take out ${issue.keys.join(", ")}. The fields are ${Object.keys(shape).join(", ")}.`
        : `Write an object with the fields ${Object.keys(shape).join(", ")}.`,
  });

/** A number from `min` to `max`, both included. */
export const numberBetween = (min: number, max: number) => {
  const error = `Write a number from ${min} to ${max}.`;
  return z.number({ error }).check(z.minimum(min, error), z.maximum(max, error));
};

/** A whole number from `min` to `max`, both included. */
export const wholeNumberBetween = (min: number, max: number) => {
  const error = `Write a whole number from ${min} to ${max}.`;
  return z.int({ error }).check(z.minimum(min, error), z.maximum(max, error));
};
