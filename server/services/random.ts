import { createHash, randomBytes } from "node:crypto";

export interface Random {
  /** A sign-in code or session token: 256 bits, in letters that go into a header and a line of text. */
  readonly secret: () => string;
  /** An id nobody can guess: `d` and 128 bits. */
  readonly id: (prefix: string) => string;
}

export const systemRandom: Random = {
  secret: () => randomBytes(32).toString("base64url"),
  id: (prefix) => prefix + randomBytes(16).toString("base64url"),
};

/**
 * What is kept of a secret. Plain SHA-256 is enough: the secrets are 256 random bits, and a slow hash guards guessable
 * ones.
 */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
