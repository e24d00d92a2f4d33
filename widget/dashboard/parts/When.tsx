// A time as a person says it, with the exact one on hover.

import { exactTime } from "../../ui/exact-time.ts";
import { ago } from "../../ui/relative-time.ts";
import { t } from "../messages.ts";

export function When({ at }: { at: number }) {
	return (
		<time dateTime={new Date(at).toISOString()} title={exactTime("en", at)}>
			{ago(t, at, Date.now())}
		</time>
	);
}
