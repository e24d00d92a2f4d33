import type { Env } from "../../worker/env.ts";

declare const _default: {
	/** Does what `Ask` says so many times, one after the other. Answers the rows D1 read for one. */
	fetch(
		request: Request<unknown, IncomingRequestCfProperties<unknown>>,
		env: Env,
		context: ExecutionContext<unknown>,
	): Promise<Response>;
};
export default _default;
