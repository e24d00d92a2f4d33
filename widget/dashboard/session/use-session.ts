// Who is signed in, as far as the page can know: the cookie is out of its sight, so only answers of the API tell.

import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { type Ability, highest, isAble, roleOn } from "../../../worker/contract/roles.ts";
import type { SessionView } from "../../../worker/contract/wire.ts";
import type { Failure } from "../../api.ts";
import { createSession, deleteSession, failureOf, readSession } from "../api.ts";
import { dropForms } from "../sites/kept-form.ts";
import { acceptInvitation, signInByPasskey } from "./api.ts";
import { signByPasskey } from "./passkey.ts";

export type Account = SessionView["account"];
/** `trouble` is the code of what went wrong last; null where nothing did. */
export type SessionState =
	| { phase: "starting" }
	| { phase: "signed-out"; trouble: string | null; hasLeft: boolean }
	| { phase: "signed-in"; account: Account; trouble: string | null }
	/** The session ended in the middle of work, which stays on the screen. */
	| { phase: "expired"; account: Account; trouble: string | null };

export type Session = {
	state: SessionState;
	isBusy: boolean;
	/** Spends a sign-in link. True when the link is used up, whatever came of it. */
	signIn: (link: string) => Promise<boolean>;
	/** With whatever passkey the browser has of this host: nobody types a name. */
	signInByPasskey: () => Promise<void>;
	/** Becomes an account by an invitation. What went wrong is the caller's to tell. */
	accept: (invite: string, name: string) => Promise<void>;
	signOut: () => Promise<void>;
	/** Does what may need a fresh sign-in; where it does, the person is asked for one, and then it is done. */
	fresh: <Done>(act: () => Promise<Done>) => Promise<Done>;
	/** Set while the person is asked. */
	asking: { prove: () => void; giveUp: () => void } | null;
	/** Whether they came by a link or an invitation just now. */
	isNew: boolean;
	/** Asks the API again who is signed in. */
	check: () => Promise<void>;
	/** What an error of the API means; where it says that the session has ended, it ends here too. */
	failureOf: (error: unknown) => Failure;
	/** The code of an error to tell where it happened; null where that is said above every view, and over once one is back. */
	troubleOf: (error: unknown) => string | null;
};

export const SessionContext = createContext<Session | null>(null);

export function useSessionContext(): Session {
	const session = useContext(SessionContext);
	if (!session) throw new Error("A view stands outside of SessionContext");
	return session;
}

export function useSession(): Session {
	const [state, setState] = useState<SessionState>({ phase: "starting" });
	const [isBusy, setBusy] = useState(false);
	const [isNew, setNew] = useState(false);
	const [asking, setAsking] = useState<Session["asking"]>(null);

	async function fresh<Done>(act: () => Promise<Done>): Promise<Done> {
		try {
			return await act();
		} catch (error) {
			if (failureOf(error).code !== "sign-in-again") throw error;
			await new Promise<void>((prove, giveUp) => setAsking({ prove, giveUp: () => giveUp(error) })).finally(() =>
				setAsking(null),
			);
			return act();
		}
	}

	async function enter(answer: Promise<SessionView>): Promise<string | null> {
		setBusy(true);
		try {
			const { account } = await answer;
			setState({ phase: "signed-in", account, trouble: null });
			return null;
		} catch (error) {
			const { code } = failureOf(error);
			setState((known) => withoutSession(known, code));
			return code;
		} finally {
			setBusy(false);
		}
	}

	async function signOut(): Promise<void> {
		try {
			await deleteSession();
		} catch (error) {
			const { code } = failureOf(error);
			// Without the server the cookie stays: to say "signed out" would be a lie on a shared computer.
			if (code !== "signed-out") {
				setState((known) => (known.phase === "signed-in" ? { ...known, trouble: code } : known));
				return;
			}
		}
		dropForms();
		setNew(false);
		setState({ phase: "signed-out", trouble: null, hasLeft: true });
	}

	function sessionFailure(error: unknown): Failure {
		const failure = failureOf(error);
		if (failure.code === "signed-out") setState((known) => withoutSession(known, failure.code));
		return failure;
	}

	useEffect(() => void enter(readSession()), []);

	return {
		state,
		isBusy,
		signIn: async (link) => {
			const code = await enter(createSession({ link }));
			if (code === null) setNew(true);
			return code === null || code === "link-spent" || code === "invalid";
		},
		signInByPasskey: async () => void (await enter(signByPasskey("sign-in").then(signInByPasskey))),
		accept: async (invite, name) => {
			const { account } = await acceptInvitation(invite, name);
			setNew(true);
			setState({ phase: "signed-in", account, trouble: null });
		},
		signOut,
		fresh,
		asking,
		isNew,
		check: async () => void (await enter(readSession())),
		failureOf: sessionFailure,
		troubleOf: (error) => {
			const { code } = sessionFailure(error);
			return code === "signed-out" ? null : code;
		},
	};
}

/** Who is at work here, by name; null before that is known. */
export function nameOf({ state }: Session): string | null {
	return "account" in state ? state.account.name : null;
}

export function hasPasskey({ state }: Session): boolean {
	return "account" in state && state.account.hasPasskey;
}

/** Whether who is at work here may do something on a site, or on any where none is named. */
export function canHere({ state }: Session, ability: Ability | null, site?: string): boolean {
	if (!("account" in state)) return false;
	if (ability === null) return true;
	const { grants } = state.account;
	const role = site === undefined ? highest(grants) : roleOn(grants, site);
	return role !== null && isAble(role, ability);
}

function withoutSession(known: SessionState, code: string): SessionState {
	const trouble = code === "signed-out" ? null : code;
	// What was asked before somebody left is answered after it, and says nothing new.
	if (known.phase === "signed-out" && trouble === null) return known;
	if (known.phase === "signed-in" || known.phase === "expired") {
		return { phase: "expired", account: known.account, trouble };
	}
	return { phase: "signed-out", trouble, hasLeft: false };
}
