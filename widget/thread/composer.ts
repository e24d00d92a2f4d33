// The behaviour of one composer's form: the draft, the checks, sending, and giving the text back with the reason. It is
// drawn by ComposerForm.tsx; while somebody types nothing needs to be.

import type { MarkupNode } from "../../worker/contract/markup.ts";
import type { Issue } from "../../worker/contract/problems.ts";
import type { CreateComment, Created, PreviewView } from "../../worker/contract/wire.ts";
import type { Failure } from "../api.ts";
import { failureOf, previewComment } from "../api-visitor.ts";
import { announce } from "./announce.ts";
import { checkDetails, checkText } from "./checks.ts";
import { countDown } from "./count-down.ts";
import { type Details, dropDetails, keepDetails, readDetails } from "./details.ts";
import { createClientId, type Draft, dropDraft, keepDraft, readDraft } from "./draft.ts";
import { focusOn } from "./focus.ts";
import { formKeys } from "./form-keys.ts";
import { createFormToken } from "./form-token.ts";
import { putAway } from "./kept-draft.ts";
import { aboutPage } from "./page.ts";
import { quoteOf } from "./quote.ts";
import { storage } from "./storage.ts";
import { draftKey, TYPED } from "./stored.ts";
import type { Turnstile, TurnstileWord } from "./turnstile.ts";
import { equip } from "./typing.ts";
import type { View } from "./view.ts";
import { readToken } from "./visitor.ts";
import { wordsOf } from "./words.ts";
import { createComment, forgetViewer } from "./write.ts";

/** A preview is asked for when typing has paused for this long, and where none is shown what would hold the comment. */
const PAUSE_MS = 700;
const LONG_PAUSE_MS = 3_000;

export type Composer = ReturnType<typeof createComposer>;

export function createComposer(view: View, parentId: string) {
	const { options } = view;
	const { page } = options.query;
	const key = draftKey(options.site, page, parentId);
	const formToken = createFormToken(view, showTurnstile);
	const remembered = readDetails(storage, options.site);
	let draft: Draft | null = readDraft(storage, key);

	const state = {
		text: "",
		details: remembered ?? { name: "", email: "", website: "" },
		isRemembered: remembered !== null,
		/** A visitor who is known here has asked for the fields all the same. */
		isChanging: false,
		isSending: false,
		failure: null as Failure | null,
		issues: [] as Issue[],
		/** Until when the server wants to hear nothing more, in milliseconds since 1970. */
		waitUntil: 0,
		preview: null as MarkupNode[] | null,
		/** What would hold the comment as it stands. */
		notes: [] as PreviewView["notes"],
		/** What is said of Turnstile, where the site asks it. */
		told: "" as TurnstileWord,
	};

	function change(changes: Partial<typeof state>): void {
		Object.assign(state, changes);
		view.update(view.state);
	}

	const find = <Found extends HTMLElement>(name: string) => view.place.querySelector<Found>(`#${name}-${parentId}`);
	let box: HTMLTextAreaElement;
	let previewing = 0;
	let quietUntil = 0;

	function keepText(): void {
		draft = keepDraft(storage, key, box.value, draft);
		state.text = box.value;
		correct("text");
		previewSoon();
		// Only the counter shows anything of it, and that only when the box is nearly full.
		if (box.value.length * 2 > view.state.head!.settings.textMax) view.update(view.state);
	}

	/** The preview follows the text, and waits where the server wants to hear nothing. */
	function previewSoon(): void {
		clearTimeout(previewing);
		const pause = state.preview ? PAUSE_MS : LONG_PAUSE_MS;
		previewing = window.setTimeout(readPreview, Math.max(pause, quietUntil - Date.now()));
	}

	async function readPreview(): Promise<void> {
		const text = box.value;
		try {
			const blank = { body: [], notes: [] };
			const { body, notes } = text.trim() ? await previewComment(view.api, { text }, readToken(view)) : blank;
			if (text !== box.value) return;
			change(state.preview ? { notes, preview: body, failure: null } : { notes });
		} catch (error) {
			const failure = failureOf(error);
			quietUntil = Date.now() + (failure.retryAfter ?? 0) * 1000;
			if (failure.retryAfter) previewSoon();
			else if (state.preview) change({ failure });
		}
	}

	/** What is being corrected is no longer said to be wrong. */
	function correct(field: string): void {
		const issues = state.issues.filter(({ pointer }) => pointer !== `/${field}`);
		if (issues.length === state.issues.length) return;
		if (field === "text") box.removeAttribute("aria-invalid");
		change({ issues, failure: issues.length ? state.failure : null });
	}

	/** What goes wrong is shown where it can be changed, and the first of it has the focus. */
	function showIssues(issues: Issue[], failure: Failure | null): void {
		const isBad = issues.some(({ pointer }) => pointer === "/text");
		box.setAttribute("aria-invalid", String(isBad));
		box.setAttribute("aria-describedby", isBad ? `text-${parentId}-issue` : "");
		const isChanging = state.isChanging || issues.some(({ pointer }) => pointer !== "/text");
		change({ preview: null, issues, failure, isChanging });
		if (issues[0]) find(issues[0].pointer.slice(1))?.focus();
	}

	/** Somebody known here has the name the server knows, whatever was remembered. */
	function currentDetails(): Details {
		const author = view.state.viewer?.author;
		if (!author || state.isChanging) return state.details;
		return { ...state.details, name: author.name, website: author.website ?? "" };
	}

	async function showTurnstile(token: string): Promise<Turnstile> {
		const { openTurnstile } = await import("./turnstile.ts");
		const t = wordsOf(view);
		return openTurnstile({
			slot: find("check")!,
			options,
			lang: view.place.lang,
			formToken: token,
			title: t("check"),
			say(told) {
				if (told === state.told) return;
				change({ told });
				// Who is still writing need not hear of it.
				if (told && state.isSending) announce(view, t(told));
			},
		});
	}

	/** Takes the text out of the box, shows it as a comment, and gives it back if the server does not take it. */
	async function send(): Promise<void> {
		if (state.isSending || state.waitUntil > Date.now()) return;
		const { settings } = view.state.head!;
		const details = currentDetails();
		const issues = [...checkText(box.value, settings.textMax), ...checkDetails(details, settings)];
		state.details = details;
		showIssues(issues, null);
		if (issues.length) return;
		const text = box.value;
		draft = keepDraft(storage, key, text, draft)!;
		change({ isSending: true });
		box.readOnly = true;
		const body = { clientId: draft.clientId, text, ...(await fields(details)) };
		// The form was put away while it waited, and keeps its words.
		if (!box.isConnected && view.place.isConnected) return;
		box.value = "";
		let { answer, failure } = await createComment(view, body);
		// A flood began since the form was opened.
		if (failure?.code === "proof-needed") {
			await formToken.read();
			({ answer, failure } = await createComment(view, { ...body, ...(await formToken.fields()) }));
		}
		box.readOnly = false;
		state.isSending = false;
		if (failure) giveBack(text, failure);
		else taken(answer!, body.clientId);
	}

	async function fields(details: Details): Promise<Omit<CreateComment, "clientId" | "text">> {
		const { settings } = view.state.head!;
		return {
			...aboutPage(view),
			parentId: parentId || null,
			name: details.name.trim(),
			...(settings.email !== "off" && { email: details.email.trim() }),
			...(settings.website !== "off" && { website: details.website.trim() }),
			subject: find<HTMLInputElement>("subject")?.value ?? "",
			...(await formToken.fields()),
		};
	}

	/** Only now, with the server's word, are the draft and its id forgotten. */
	function taken({ comment }: Created, clientId: string): void {
		dropDraft(storage, key, clientId);
		draft = null;
		if (state.isRemembered) keepDetails(storage, options.site, state.details);
		else dropDetails(storage, options.site);
		state.text = "";
		state.notes = [];
		state.isChanging = false;
		const { open } = view.state;
		view.update({ ...view.state, open: parentId && open?.id === parentId ? null : open });
		announce(view, wordsOf(view)(comment.status === "pending" ? "posted.waiting" : "posted"));
		focusOn(view, `comment-${comment.id}`);
	}

	function giveBack(text: string, failure: Failure): void {
		box.value = text;
		// The id belongs to another text on the server: this one needs its own from the next attempt on.
		if (failure.code === "client-id-reused") draft = { text, clientId: createClientId() };
		keepText();
		if (failure.retryAfter) {
			const over = () => state.failure === failure && change({ failure: null });
			state.waitUntil = countDown(view, failure.retryAfter, over);
		}
		// What has been changed meanwhile is not finished: only the very words that were sent go out by themselves.
		if (failure.code === "offline") {
			addEventListener("online", () => box.isConnected && box.value === text && send(), { once: true });
		}
		showIssues(failure.issues ?? [], failure);
	}

	return {
		state,
		change,
		/** The form has come, below a text box that was there before it, or it is gone. */
		attach(form: HTMLElement | null): void {
			if (!form) {
				view.composers.delete(parentId);
				formToken.end();
				return;
			}
			box = find<HTMLTextAreaElement>("text")!;
			const answered = view.place.querySelector(`#comment-${parentId} > .body`);
			const quotation = quoteOf(String(getSelection()), answered?.textContent ?? "");
			const typed = box.value || storage.get(key + TYPED);
			storage.remove(key + TYPED);
			box.value = [draft?.text, typed, quotation].filter(Boolean).join("\n\n");
			if (box.value) keepText();
			box.addEventListener("input", keepText);
			equip(view, box);
			box.form?.addEventListener("submit", send);
			box.form?.addEventListener("keydown", formKeys(parentId ? () => putAway(view, parentId) : undefined));
			if (parentId) box.focus();
			if (!view.state.head!.isClosed) formToken.read();
		},

		togglePreview(): void {
			change({ preview: state.preview ? null : [] });
			if (state.preview) readPreview();
		},

		correct,

		changeDetails(): void {
			change({ isChanging: true, details: currentDetails() });
			find("name")?.focus();
		},

		/** Where the text can no longer be sent. */
		async copyText(): Promise<void> {
			box.select();
			await navigator.clipboard.writeText(box.value);
			announce(view, wordsOf(view)("text.copied"), true);
		},

		async logOut(): Promise<void> {
			if (!state.isRemembered) {
				dropDetails(storage, options.site);
				state.details = { name: "", email: "", website: "" };
			}
			// Not after the server's answer: one may be writing again by then.
			box.focus();
			await forgetViewer(view);
			announce(view, wordsOf(view)("viewer.forgotten"), true);
		},
	};
}
