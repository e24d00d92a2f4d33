// What the widget says by itself in a language, as the installation serves it: read once somebody wants to change it.

import { useEffect, useState } from "preact/hooks";
import { spoken, tongueOf } from "../../../worker/contract/language.ts";
import type { Messages } from "../../../worker/contract/own-words.ts";
import type { Said } from "./words-draft.ts";

/** Null as long as it is not there. @param lang a BCP 47 tag, maybe half typed */
export function useMessages(lang: string, isWanted: boolean): { said: Said | null; hasFailed: boolean } {
	const [said, setSaid] = useState<Said | null>(null);
	const [hasFailed, setFailed] = useState(false);
	const tongue = tongueOf(lang.trim());
	const served = spoken(tongue);

	useEffect(() => {
		if (!isWanted || !/^[a-z]{2,3}(-|$)/.test(tongue)) return;
		let isOver = false;
		setFailed(false);
		Promise.all(["en", served].map(read)).then(
			([english, own]) => isOver || setSaid({ english: english!, own: own!, lang: tongue }),
			() => isOver || setFailed(true),
		);
		return () => {
			isOver = true;
		};
	}, [isWanted, tongue, served]);

	return { said, hasFailed };
}

async function read(lang: string): Promise<Messages> {
	const response = await fetch(`/locale/${lang}.json`);
	if (!response.ok) throw new Error(`locale ${lang}: ${response.status}`);
	return response.json();
}
