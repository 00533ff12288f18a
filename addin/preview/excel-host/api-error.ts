/** A refusal as Excel words it for Office.js: `code` is what add-ins go by. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const invalidArgument = (message = "The argument is invalid or missing or has an incorrect format."): ApiError =>
  new ApiError("InvalidArgument", message);

/** Nothing is answered by guessing: what the host does not simulate fails under its own name. */
export const notSimulated = (what: string): ApiError => new ApiError("NotImplemented", `${what} is not simulated`, 501);
