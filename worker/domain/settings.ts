// A site's settings: what the owner changed, over the defaults, so that a default made better reaches every site.

import { defaultSettings } from "../contract/settings.ts";
import type { OwnWords, SettingChanges, Settings } from "../contract/wire.ts";

export function settingsOf(changes: SettingChanges): Settings {
	return { ...defaultSettings, ...changes } as Settings;
}

/** What a list beside the threads is told of them: nothing where the owner leaves all words as they come. */
export function ownWordsOf({ lang, words }: Settings): { settings?: OwnWords } {
	return Object.keys(words).length > 0 ? { settings: { lang, words } } : {};
}
