// Coming in, one function per operation: by a passkey or an invitation. Links are the frame's (dashboard/api.ts).

import type {
	ChallengeView,
	CreateChallenge,
	InvitationView,
	PasskeyAnswer,
	RefreshSession,
	SessionView,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function createChallenge(purpose: CreateChallenge["purpose"]): Promise<ChallengeView> {
	return request("POST", "/session/challenges", { purpose });
}

export function signInByPasskey(passkey: PasskeyAnswer): Promise<SessionView> {
	return request("POST", "/session/passkey", { passkey });
}

export function refreshSession(proof: RefreshSession): Promise<void> {
	return request("POST", "/session/refresh", proof);
}

export function readInvitation(invite: string): Promise<InvitationView> {
	return request("POST", "/invitation", { invite });
}

export function acceptInvitation(invite: string, name: string): Promise<SessionView> {
	return request("POST", "/invitation/accept", { invite, name });
}
