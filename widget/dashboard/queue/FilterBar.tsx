// What the queue is narrowed to: a status, words, days and more. All of it stands in the address, to be shared and come
// back to.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";
import type { Query } from "../router.ts";
import { orderOf, queueHash, STATUSES, statusOf } from "./queue-query.ts";
import type { Queue } from "./use-queue.ts";

/** How long after the last letter a search begins. */
const PAUSE_MS = 400;

export function FilterBar({ queue, search }: { queue: Queue; search: { current: HTMLInputElement | null } }) {
	const { site, query } = queue.state;
	const { counts } = queue;
	const go = (changes: Query) => location.assign(queueHash(site, { ...query, ...changes }));
	const more = ["from", "to", "hasLinks", "reported", "order"].filter((name) => query[name] !== undefined).length;
	return (
		<search class="filters" aria-label={t("filter.label")}>
			<label>
				<span class="unseen">{t("filter.status")}</span>
				<select
					value={statusOf(query)}
					onChange={({ currentTarget }) => {
						const { order: _, ...others } = query;
						location.assign(queueHash(site, { ...others, status: currentTarget.value }));
					}}
				>
					{STATUSES.map((status) => {
						const n = counts && status in counts ? counts[status as "waiting"] : null;
						const what = t(`status.${status}`);
						return (
							<option key={status} value={status}>
								{n === null ? what : t("filter.counted", { what, n })}
							</option>
						);
					})}
				</select>
			</label>
			<Search value={query.text ?? ""} field={search} onSearch={(text) => go({ text })} />
			<details class="more-filters">
				<summary>{more > 0 ? t("filter.moreUsed", { n: more }) : t("filter.more")}</summary>
				<div>
					<label>
						{t("filter.order")}
						<select value={orderOf(query)} onChange={({ currentTarget }) => go({ order: currentTarget.value })}>
							<option value="oldest">{t("order.oldest")}</option>
							<option value="newest">{t("order.newest")}</option>
						</select>
					</label>
					{(["from", "to"] as const).map((name) => (
						<label key={name}>
							{t(`filter.${name}`)}
							<input
								type="date"
								value={query[name] ?? ""}
								onChange={({ currentTarget }) => go({ [name]: currentTarget.value })}
							/>
						</label>
					))}
					{(["hasLinks", "reported"] as const).map((name) => (
						<label key={name} class="check">
							<input
								type="checkbox"
								checked={query[name] === "1"}
								onChange={({ currentTarget }) => go({ [name]: currentTarget.checked ? "1" : "" })}
							/>
							{t(`filter.${name}`)}
						</label>
					))}
				</div>
			</details>
		</search>
	);
}

type SearchProps = {
	value: string;
	field: { current: HTMLInputElement | null };
	onSearch: (text: string) => void;
};

/** Begins when typing pauses; what is typed stays, whatever the address does meanwhile. */
function Search({ value, field, onSearch }: SearchProps) {
	const [text, setText] = useState(value);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const asked = useRef(value);

	useEffect(() => {
		if (value !== asked.current) setText(value);
		asked.current = value;
	}, [value]);
	useEffect(() => () => clearTimeout(timer.current), []);

	function type(next: string): void {
		setText(next);
		clearTimeout(timer.current);
		timer.current = setTimeout(() => ask(next), PAUSE_MS);
	}

	function ask(next: string): void {
		clearTimeout(timer.current);
		const words = next.trim();
		if (words === asked.current) return;
		asked.current = words;
		onSearch(words);
	}

	return (
		<input
			ref={field}
			type="search"
			maxLength={200}
			aria-label={t("filter.search")}
			placeholder={t("filter.search")}
			aria-keyshortcuts="/"
			value={text}
			onInput={({ currentTarget }) => type(currentTarget.value)}
			onKeyDown={(event) => event.key === "Enter" && ask(event.currentTarget.value)}
		/>
	);
}
