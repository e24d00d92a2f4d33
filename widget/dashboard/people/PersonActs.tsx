// What a moderator may make of a person, and of all they wrote: both asked for first, since reading comes before judging.

import { useState } from "preact/hooks";
import type { PersonItem } from "../../../worker/contract/wire.ts";
import { t as frame } from "../messages.ts";
import { StandingForm } from "../parts/StandingForm.tsx";
import type { Standing } from "../parts/StandingMark.tsx";
import { useOpener } from "../parts/use-opener.ts";
import { because, WhyField } from "../parts/WhyField.tsx";
import { Progress } from "../queue/BulkBar.tsx";
import { useBulk } from "../queue/use-bulk.ts";
import { useSessionContext } from "../session/use-session.ts";

type Props = {
	site: string;
	person: PersonItem;
	onJudged: (standing: Standing) => void;
	/** Once all they wrote is removed, or back. */
	onRemoved: () => void;
};

export function PersonActs({ site, person, onJudged, onRemoved }: Props) {
	const bulk = useBulk(useSessionContext(), onRemoved);
	const [open, setOpen] = useState<"standing" | "removal" | null>(null);
	const removal = useOpener(open === "removal");
	const filter = { author: person.id, status: "any", site } as const;

	function remove(why: string): void {
		setOpen(null);
		bulk.start({ action: "remove", total: null, what: { by: "filter", filter }, ...because(why) });
	}

	return (
		<>
			<div class="acts">
				<button
					type="button"
					aria-expanded={open === "standing"}
					onClick={() => setOpen(open === "standing" ? null : "standing")}
				>
					{frame("author.standing")}
				</button>
				{bulk.job === null && (
					<button
						ref={removal}
						type="button"
						class="quiet bad"
						aria-expanded={open === "removal"}
						onClick={() => setOpen(open === "removal" ? null : "removal")}
					>
						{frame("author.removeAll")}
					</button>
				)}
			</div>
			{open === "standing" && <StandingForm site={site} person={person} onSaved={onJudged} />}
			{open === "removal" && <RemovalForm onRemove={remove} onCancel={() => setOpen(null)} />}
			{bulk.job && <Progress job={bulk.job} bulk={bulk} />}
		</>
	);
}

function RemovalForm({ onRemove, onCancel }: { onRemove: (why: string) => void; onCancel: () => void }) {
	const [why, setWhy] = useState("");
	return (
		<form
			class="inline-form"
			aria-label={frame("author.removeAll")}
			onSubmit={(event) => {
				event.preventDefault();
				onRemove(why);
			}}
		>
			<p>{frame("author.removeAllSure")}</p>
			<WhyField value={why} onInput={setWhy} />
			<div class="acts">
				<button type="submit" class="danger">
					{frame("author.removeAllYes")}
				</button>
				<button type="button" class="quiet" onClick={onCancel}>
					{frame("tools.cancel")}
				</button>
			</div>
		</form>
	);
}
