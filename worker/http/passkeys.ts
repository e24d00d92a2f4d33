// Passkeys (W3C Web Authentication Level 3): what one is asked to sign, and whether it did. A key is this host's and no
// other's. Whatever is wrong with one is one problem, so that nothing can be learnt by trying.

import type { InferOutput } from "valibot";
import type * as a from "../contract/schemas-accounts.ts";
import {
	type Challenge,
	insertChallenge,
	type PasskeyKey,
	readPasskeyKeys,
	type Signed,
	spendChallenge,
} from "../db/passkeys.ts";
import { ProblemError } from "../domain/problem.ts";
import type { AppContext } from "./context.ts";
import { base64url, sha256 } from "./keys.ts";
import { ceilingsFor, withinCeilings } from "./rate-limit.ts";

type Answer = InferOutput<typeof a.passkeyAnswer>;
type NewPasskey = InferOutput<typeof a.createPasskey>["passkey"];

/** ES256, EdDSA, RS256 (RFC 9053): what devices have and workerd can check. */
const ALGORITHMS = [-7, -8, -257];

/** Only who uses a passkey pays for the reading of it. */
const library = () => import("@simplewebauthn/server");

/** Options to sign in with whatever passkey the browser has of this host, or with those of one account. */
export async function askForPasskey(c: AppContext, challenge: Challenge): Promise<object> {
	const { generateAuthenticationOptions } = await library();
	const keys = challenge.accountId ? await readPasskeyKeys(c.get("db"), { accountId: challenge.accountId }) : [];
	const options = await generateAuthenticationOptions({
		rpID: hostOf(c),
		userVerification: "preferred",
		allowCredentials: keys.map(({ id, transports }) => ({ id, transports })),
	});
	await keepChallenge(c, challenge, options.challenge);
	return options;
}

/** Options to make a passkey for an account that is not on a device which has one already. */
export async function askForNewPasskey(c: AppContext, account: { id: string; name: string }): Promise<object> {
	const { generateRegistrationOptions } = await library();
	const known = await readPasskeyKeys(c.get("db"), { accountId: account.id });
	const options = await generateRegistrationOptions({
		rpName: "Afterword",
		rpID: hostOf(c),
		userName: account.name,
		userDisplayName: account.name,
		userID: encode(account.id),
		attestationType: "none",
		supportedAlgorithmIDs: ALGORITHMS,
		excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
		authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
	});
	await keepChallenge(c, { purpose: "add", accountId: account.id }, options.challenge);
	return options;
}

/**
 * What a passkey has signed. The challenge is spent whatever comes of it.
 * @throws ProblemError `passkey-refused`
 */
export async function checkPasskey(c: AppContext, answer: Answer, challenge: Challenge): Promise<Signed> {
	const { userHandle, ...response } = answer.response;
	const expectedChallenge = await spend(c, challenge, response.clientDataJSON);
	const [key] = await readPasskeyKeys(c.get("db"), { id: answer.id });
	const isTheirs =
		key &&
		(challenge.accountId === null || challenge.accountId === key.accountId) &&
		(userHandle === undefined || userHandle === base64url(encode(key.accountId)));
	if (!isTheirs) throw new ProblemError("passkey-refused");
	const { verifyAuthenticationResponse } = await library();
	const { verified, authenticationInfo } = await orRefuse(
		verifyAuthenticationResponse({
			response: { ...answer, clientExtensionResults: {}, response },
			expectedChallenge,
			expectedOrigin: new URL(c.req.url).origin,
			expectedRPID: hostOf(c),
			requireUserVerification: false,
			// A counter that does not grow is noted, not refused: devices are known to miscount.
			credential: { id: key.id, publicKey: bytes(key.publicKey), counter: 0 },
		}),
	);
	if (!verified) throw new ProblemError("passkey-refused");
	return { id: key.id, accountId: key.accountId, counter: authenticationInfo.newCounter, now: Date.now() };
}

/** @throws ProblemError `passkey-refused` */
export async function checkNewPasskey(
	c: AppContext,
	accountId: string,
	answer: NewPasskey,
): Promise<PasskeyKey & { counter: number }> {
	const { transports, ...response } = answer.response;
	const expectedChallenge = await spend(c, { purpose: "add", accountId }, response.clientDataJSON);
	const { verifyRegistrationResponse } = await library();
	const { verified, registrationInfo } = await orRefuse(
		requireNoCertificate(response.attestationObject).then(() =>
			verifyRegistrationResponse({
				response: { ...answer, clientExtensionResults: {}, response },
				expectedChallenge,
				expectedOrigin: new URL(c.req.url).origin,
				expectedRPID: hostOf(c),
				requireUserVerification: false,
				supportedAlgorithmIDs: ALGORITHMS,
			}),
		),
	);
	if (!verified) throw new ProblemError("passkey-refused");
	const { id, publicKey, counter } = registrationInfo.credential;
	return { id, accountId, publicKey: base64url(publicKey), counter, transports };
}

/** None was asked for, and to check one would be to fetch what a stranger names in it. */
async function requireNoCertificate(attestationObject: string): Promise<void> {
	const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
	const statement = decodeAttestationObject(bytes(attestationObject)).get("attStmt");
	if (statement.size > 0 && (statement.get("x5c") || statement.get("response"))) throw new Error("A certificate");
}

async function keepChallenge(c: AppContext, challenge: Challenge, text: string): Promise<void> {
	const now = Date.now();
	const ceilings = await ceilingsFor(c, "challenge", now);
	const hash = await sha256(text);
	await withinCeilings(c, ceilings, () => insertChallenge(c.get("db"), { ...challenge, hash, now }, ceilings));
}

/** The challenge that was signed, which serves no other time. @throws ProblemError `passkey-refused` */
async function spend(c: AppContext, challenge: Challenge, clientDataJSON: string): Promise<string> {
	const text = challengeOf(clientDataJSON);
	const asked = { ...challenge, hash: await sha256(text), now: Date.now() };
	if (!(await spendChallenge(c.get("db"), asked))) throw new ProblemError("passkey-refused");
	return text;
}

function challengeOf(clientDataJSON: string): string {
	try {
		return String(JSON.parse(new TextDecoder().decode(bytes(clientDataJSON))).challenge);
	} catch {
		return "";
	}
}

/** The library throws at whatever does not fit. */
async function orRefuse<Done>(check: Promise<Done>): Promise<Done> {
	try {
		return await check;
	} catch {
		throw new ProblemError("passkey-refused");
	}
}

function hostOf(c: AppContext): string {
	return new URL(c.req.url).hostname;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.fromBase64(text, { alphabet: "base64url" }) as Uint8Array<ArrayBuffer>;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
