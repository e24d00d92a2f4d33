// How people come in, what they have that lets them in, and who may do what, as schemas.

import * as v from "valibot";
import { LABEL_MAX, TOKEN_DAYS_MAX } from "./limits.ts";
import type { Grant } from "./roles.ts";
import { scopes } from "./roles.ts";
import { siteId, time, version } from "./schemas.ts";
import { grant } from "./schemas-moderation.ts";

/** Of an account, in the path. */
export const accountId = v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/));
/** A session's or an invitation's public id: the beginning of its hash. */
export const hashStart = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
export const tokenPrefix = v.pipe(v.string(), v.regex(/^[\w-]{8}$/));
const label = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LABEL_MAX));
/** Longer than any name shows as: what is too long is told as such by its graphemes. */
const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500));

// ---- passkeys: WebAuthn's own JSON (W3C Web Authentication Level 3, §5.1.8 to §5.1.10)

const base64url = v.pipe(v.string(), v.regex(/^[\w-]*$/), v.maxLength(20_000));
export const credentialId = v.pipe(v.string(), v.regex(/^[\w-]{1,1400}$/));
const credential = {
	id: credentialId,
	rawId: credentialId,
	type: v.literal("public-key"),
	clientExtensionResults: v.optional(v.record(v.string(), v.unknown()), {}),
};
/** What `navigator.credentials.get` gave, as JSON. */
export const passkeyAnswer = v.object({
	...credential,
	response: v.object({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		userHandle: v.optional(base64url),
	}),
});
/** `sign-in` is anybody's; `verify` and `add` are for who is signed in. */
export const createChallenge = v.strictObject({ purpose: v.picklist(["sign-in", "verify", "add"]) });
export const challenge = v.object({
	options: v.pipe(
		v.record(v.string(), v.unknown()),
		v.description("For navigator.credentials.get, or create where the purpose is `add`, as WebAuthn's JSON"),
	),
});
export const signInByPasskey = v.strictObject({ passkey: passkeyAnswer });
export const refreshSession = v.union([
	v.strictObject({ passkey: passkeyAnswer }),
	v.strictObject({ link: v.pipe(v.string(), v.maxLength(200)) }),
]);
export const createPasskey = v.strictObject({
	/** By default what the browser is called. */
	name: v.optional(label),
	passkey: v.object({
		...credential,
		response: v.object({
			clientDataJSON: base64url,
			attestationObject: base64url,
			transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10)), []),
		}),
	}),
});
export const renamePasskey = v.strictObject({ name: label });
export const passkey = v.object({
	id: credentialId,
	name: v.string(),
	createdAt: time,
	lastUsedAt: v.nullable(time),
	/** When its counter last failed to grow: there may be a copy of it. */
	suspectAt: v.nullable(time),
});
export const passkeys = v.object({ passkeys: v.array(passkey) });

// ---- sessions and tokens

export const sessions = v.object({
	sessions: v.array(
		v.object({
			id: hashStart,
			/** Such as "Firefox on Linux"; empty where the browser did not say. */
			label: v.string(),
			createdAt: time,
			lastUsedAt: time,
			isThis: v.boolean(),
		}),
	),
});
const tokenEntries = {
	prefix: tokenPrefix,
	name: v.string(),
	scopes: v.array(v.picklist(scopes)),
	createdAt: time,
	lastUsedAt: v.nullable(time),
	expiresAt: time,
};
export const token = v.object(tokenEntries);
export const tokens = v.object({ tokens: v.array(token) });
export const createToken = v.strictObject({
	name: label,
	scopes: v.pipe(v.array(v.picklist(scopes)), v.nonEmpty(), v.maxLength(scopes.length)),
	days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TOKEN_DAYS_MAX)),
});
/** `secret` is told this once. */
export const tokenCreated = v.object({ token, secret: v.string() });

// ---- the team

export const renameAccount = v.strictObject({ name });
/** One role a site at most, and an owner is nothing else. */
const grants = v.pipe(v.array(grant), v.maxLength(200), v.check(areConsistent));
function areConsistent(list: Grant[]): boolean {
	const isOwner = list.some(({ role }) => role === "owner");
	if (isOwner) return list.length === 1 && list[0]?.site === null;
	return new Set(list.map(({ site }) => site)).size === list.length;
}
export const person = v.object({
	id: accountId,
	name: v.string(),
	grants: v.array(grant),
	version,
	createdAt: time,
});
export const listTeamQuery = v.object({
	after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~[\w-]{1,60}$/))),
});
/** Whoever is somebody on a site where one is an admin; for owners, everybody. */
export const team = v.object({ people: v.array(person), cursor: v.nullable(v.string()) });
export const setRoles = v.strictObject({ version, grants });
export const invite = v.object({
	id: hashStart,
	label: v.string(),
	grants: v.array(grant),
	by: v.string(),
	createdAt: time,
	expiresAt: time,
});
export const invites = v.object({ invites: v.array(invite) });
export const createInvite = v.strictObject({ label, grants: v.pipe(grants, v.nonEmpty()) });
/** `secret` is told this once; behind `/dashboard/#invite=` it is the link. */
export const inviteCreated = v.object({ invite, secret: v.string() });
const secret = v.pipe(v.string(), v.maxLength(200));
export const readInvitation = v.strictObject({ invite: secret });
/** What one is invited to. */
export const invitation = v.object({
	label: v.string(),
	by: v.string(),
	grants: v.array(v.object({ site: v.nullable(v.object({ id: siteId, name: v.string() })), role: grant.entries.role })),
	expiresAt: time,
});
export const acceptInvitation = v.strictObject({ invite: secret, name });
