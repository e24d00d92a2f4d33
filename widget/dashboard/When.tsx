// A time as a person says it, with the exact one on hover.

import { timeFormat } from "../ui/relative-time.ts";
import { t } from "./messages.ts";

const format = timeFormat("en", t);

export function When({ at }: { at: number }) {
	return (
		<time dateTime={new Date(at).toISOString()} title={format.exact(at)}>
			{format.ago(at, Date.now())}
		</time>
	);
}
