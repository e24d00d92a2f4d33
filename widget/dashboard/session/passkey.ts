// Asks the browser to make a passkey or to sign with one. What is needed for that comes when somebody does.

import type { CreateChallenge, CreatePasskey, PasskeyAnswer } from "../../../worker/contract/wire.ts";
import { ApiError } from "../../api.ts";
import { createChallenge } from "./api.ts";

const library = () => import("@simplewebauthn/browser");

/** Browsers make none for an address of numbers, nor without a secure connection. */
export function canUsePasskeys(): boolean {
	return typeof PublicKeyCredential === "function" && !/^[\d.]+$|:/.test(location.hostname);
}

/** @throws ApiError `passkey-unused`, `passkey-failed` or one of the API */
export async function signByPasskey(purpose: Exclude<CreateChallenge["purpose"], "add">): Promise<PasskeyAnswer> {
	const { options } = await createChallenge(purpose);
	const { startAuthentication } = await library();
	return inWords(startAuthentication({ optionsJSON: options as never })) as Promise<PasskeyAnswer>;
}

/** @throws ApiError `passkey-known`, `passkey-unused`, `passkey-failed` or one of the API */
export async function makePasskey(): Promise<CreatePasskey["passkey"]> {
	const { options } = await createChallenge("add");
	const { startRegistration } = await library();
	return inWords(startRegistration({ optionsJSON: options as never })) as Promise<CreatePasskey["passkey"]>;
}

async function inWords<Made>(made: Promise<Made>): Promise<Made> {
	try {
		return await made;
	} catch (error) {
		const { name } = error as Error;
		const unused = name === "NotAllowedError" || name === "AbortError";
		throw new ApiError({
			code: unused ? "passkey-unused" : name === "InvalidStateError" ? "passkey-known" : "passkey-failed",
		});
	}
}
