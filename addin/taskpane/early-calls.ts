import type { CallName } from "../../shared/protocol/calls.ts";
import type { Result } from "../../shared/result.ts";
import type { ApiClient, CallInput, CallReply, ClientError } from "../sync/api-client.ts";
import { firstPage } from "./views/home/list-documents.ts";

/** Calls begun for a session before anyone asked for them. */
export interface EarlyCalls {
  readonly token: string;
  /**
   * The same client, except that whoever is the first to ask for just what was begun is given that. Later ones make calls of
   * their own: what was true when the pane opened may not be any more.
   */
  readonly handOut: (api: ApiClient) => ApiClient;
}

type Begun = {
  [Name in CallName]?: {
    readonly input: CallInput<Name>;
    readonly reply: Promise<Result<CallReply<Name>, ClientError>>;
  };
};

/**
 * Begins the calls that home waits for. Office.js takes its time to find Excel, and the server can answer meanwhile; `api`
 * asks in the name of `token`.
 */
export function beginEarlyCalls(token: string, api: ApiClient): EarlyCalls {
  const begun: Begun = {
    me: { input: {}, reply: api.call("me", {}) },
    listPrograms: { input: {}, reply: api.call("listPrograms", {}) },
    listPractices: { input: {}, reply: api.call("listPractices", {}) },
    listDocuments: { input: firstPage, reply: api.call("listDocuments", firstPage) },
  };
  return {
    token,
    handOut: (later) => ({
      call: (name, input) => {
        const first = begun[name];
        if (first === undefined || JSON.stringify(first.input) !== JSON.stringify(input))
          return later.call(name, input);
        delete begun[name];
        return first.reply;
      },
    }),
  };
}
