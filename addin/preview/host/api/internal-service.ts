import { notSimulated } from "../api-error.ts";
import { defineClass, type ApiObject } from "./api-object.ts";

const addinService = defineClass<null>("AddinInternalService", {
  methods: { notifyActionHandlerReady: () => {} },
});

/** Objects that Office.js makes by name: only the service it tells, once started, that ribbon commands may be sent. */
export function newObject(name: string): ApiObject {
  if (name === "Microsoft.InternalService.AddinInternalService") return addinService(null);
  throw notSimulated(name);
}
