// A site's settings: what the owner changed, over the defaults, so that a default made better reaches every site.

import { defaultSettings } from "../contract/settings.ts";
import type { SettingChanges, Settings } from "../contract/wire.ts";

export function settingsOf(changes: SettingChanges): Settings {
	return { ...defaultSettings, ...changes } as Settings;
}
