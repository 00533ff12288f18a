/**
 * A failure as Excel answers it: the code add-ins act on and a sentence for developers. It is thrown within one request
 * and becomes the request's error, as in Excel: what came before it in the request stays done.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

export const invalidArgument = (message = "The argument is invalid or missing or has an incorrect format."): ApiError =>
  new ApiError("InvalidArgument", message);

export const itemNotFound = (what: string): ApiError =>
  new ApiError("ItemNotFound", `The requested resource doesn't exist: ${what}.`, 404);

export const itemAlreadyExists = (what: string): ApiError =>
  new ApiError("ItemAlreadyExists", `There is one of this name already: ${what}.`, 409);

export const accessDenied = (message: string): ApiError => new ApiError("AccessDenied", message, 403);

export const invalidOperation = (message: string): ApiError => new ApiError("InvalidOperation", message);

/** What Office.js has and this host has not. Never answered with a guess: a test that passes must mean something. */
export const notSimulated = (member: string): ApiError =>
  new ApiError("NotImplemented", `${member} is not simulated`, 501);
