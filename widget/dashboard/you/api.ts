// What is one's own, one function per operation: name, passkeys, sessions, tokens.

import type {
	CreatePasskey,
	CreateToken,
	PasskeysView,
	PasskeyView,
	SessionsView,
	SessionView,
	TokenCreated,
	TokensView,
} from "../../../worker/contract/wire.ts";
import { request } from "../api.ts";

export function renameAccount(name: string): Promise<SessionView> {
	return request("PATCH", "/account", { name });
}

export function listPasskeys(): Promise<PasskeysView> {
	return request("GET", "/passkeys");
}

export function createPasskey(body: CreatePasskey): Promise<PasskeyView> {
	return request("POST", "/passkeys", body);
}

export function renamePasskey(id: string, name: string): Promise<void> {
	return request("PATCH", `/passkeys/${encodeURIComponent(id)}`, { name });
}

export function deletePasskey(id: string): Promise<void> {
	return request("DELETE", `/passkeys/${encodeURIComponent(id)}`);
}

export function listSessions(): Promise<SessionsView> {
	return request("GET", "/sessions");
}

export function revokeSession(id: string): Promise<void> {
	return request("DELETE", `/sessions/${encodeURIComponent(id)}`);
}

export function revokeOtherSessions(): Promise<void> {
	return request("DELETE", "/sessions");
}

export function listTokens(): Promise<TokensView> {
	return request("GET", "/tokens");
}

export function createToken(body: CreateToken): Promise<TokenCreated> {
	return request("POST", "/tokens", body);
}

export function revokeToken(prefix: string): Promise<void> {
	return request("DELETE", `/tokens/${encodeURIComponent(prefix)}`);
}
