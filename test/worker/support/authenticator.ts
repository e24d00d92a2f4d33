// A device that makes passkeys and signs with them (W3C Web Authentication Level 3, §6), as far as a server can tell one.

import { isoBase64URL, isoCBOR } from "@simplewebauthn/server/helpers";
import type { ChallengeView } from "../../../worker/contract/wire.ts";
import { API, call } from "./api.ts";

type Options = ChallengeView["options"] & { challenge: string; user?: { id: string } };
/** What a device or a page between could get wrong. */
export type Wrong = { origin?: string; rpId?: string; challenge?: string; type?: string; certificate?: true };

const bytes = (text: string) => new TextEncoder().encode(text);
const base64url = (data: Uint8Array) => isoBase64URL.fromBuffer(data as Uint8Array<ArrayBuffer>);
const sha256 = async (data: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

/** Asks for something to sign. */
export async function challengeFor(
	purpose: "sign-in" | "verify" | "add",
	headers: Record<string, string> = { Origin: API },
): Promise<Options> {
	const answer = await call<ChallengeView>("createChallenge", { headers, body: { purpose } });
	if (answer.status !== 201) throw new Error(JSON.stringify(answer.json));
	return answer.json.options as Options;
}

export async function authenticator() {
	const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
	const { publicKey, privateKey } = keys as CryptoKeyPair;
	const id = crypto.getRandomValues(new Uint8Array(16));
	let userHandle = "";
	const device = {
		id: base64url(id),
		/** How often it signed, as it says itself. */
		counter: 0,
		async makes(options: Options, wrong: Wrong = {}) {
			userHandle = options.user?.id ?? "";
			const point = new Uint8Array((await crypto.subtle.exportKey("raw", publicKey)) as ArrayBuffer);
			const cose = new Map<number, number | Uint8Array>([
				[1, 2],
				[3, -7],
				[-1, 1],
				[-2, point.slice(1, 33)],
				[-3, point.slice(33)],
			]);
			const flags = 0x45; // present, verified, with a credential
			const authData = join(
				await authenticatorData(wrong, flags, device.counter),
				new Uint8Array(16),
				new Uint8Array([0, id.length]),
				id,
				isoCBOR.encode(cose),
			);
			const statement = wrong.certificate ? new Map([["x5c", [new Uint8Array([0x30])]]]) : new Map();
			const attestation = new Map<string, unknown>([
				["fmt", wrong.certificate ? "packed" : "none"],
				["attStmt", statement],
				["authData", authData],
			]);
			return {
				...this.credential,
				response: {
					clientDataJSON: clientData("webauthn.create", options, wrong),
					attestationObject: base64url(isoCBOR.encode(attestation as never)),
					transports: ["internal"],
				},
			};
		},
		async signs(options: Options, wrong: Wrong = {}) {
			device.counter += 1;
			const clientDataJSON = clientData("webauthn.get", options, wrong);
			const authData = await authenticatorData(wrong, 0x05, device.counter);
			const signed = join(authData, await sha256(isoBase64URL.toBuffer(clientDataJSON)));
			const raw = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, signed as BufferSource);
			return {
				...this.credential,
				response: {
					clientDataJSON,
					authenticatorData: base64url(authData),
					signature: base64url(der(new Uint8Array(raw))),
					userHandle,
				},
			};
		},
		credential: { id: base64url(id), rawId: base64url(id), type: "public-key" as const, clientExtensionResults: {} },
	};
	return device;
}

function clientData(type: string, options: Options, wrong: Wrong): string {
	const { challenge } = options;
	return base64url(bytes(JSON.stringify({ type, challenge, origin: API, crossOrigin: false, ...pick(wrong) })));
}

function pick({ origin, challenge, type }: Wrong) {
	return { ...(origin && { origin }), ...(challenge && { challenge }), ...(type && { type }) };
}

async function authenticatorData({ rpId = new URL(API).hostname }: Wrong, flags: number, counter: number) {
	const count = new Uint8Array(4);
	new DataView(count.buffer).setUint32(0, counter);
	return join(await sha256(bytes(rpId) as Uint8Array<ArrayBuffer>), new Uint8Array([flags]), count);
}

/** Two integers as DER has them (RFC 3279 §2.2.3). */
function der(raw: Uint8Array): Uint8Array {
	const integer = (part: Uint8Array) => {
		const start = part.findIndex((byte) => byte !== 0);
		const trimmed = part.slice(start);
		const body = trimmed[0]! > 0x7f ? join(new Uint8Array([0]), trimmed) : trimmed;
		return join(new Uint8Array([2, body.length]), body);
	};
	const both = join(integer(raw.slice(0, 32)), integer(raw.slice(32)));
	return join(new Uint8Array([0x30, both.length]), both);
}
