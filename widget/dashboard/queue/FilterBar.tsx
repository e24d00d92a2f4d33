// What the queue is narrowed to: a status, words, days and more. All of it stands in the address, to be shared and come
// back to.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages.ts";
import type { Query } from "../router.ts";
import { type Named, nameless, namesIn } from "./names-shown.ts";
import { orderOf, queueHash, STATUSES, statusOf } from "./queue-query.ts";
import type { QueueState } from "./queue-rows.ts";
import { SelectField } from "./SelectField.tsx";
import type { Queue } from "./use-queue.ts";

/** How long after the last letter a search begins. */
const PAUSE_MS = 400;
const MORE = ["from", "to", "hasLinks", "reported", "order"];

export function FilterBar({ queue, search }: { queue: Queue; search: { current: HTMLInputElement | null } }) {
	const { site, query } = queue.state;
	const { counts } = queue;
	const go = (changes: Query) => location.assign(queueHash(site, { ...query, ...changes }));
	const more = MORE.filter((name) => query[name] !== undefined).length;
	return (
		<search class="filters" aria-label={t("filter.label")}>
			<SelectField
				label={t("filter.status")}
				isLabelUnseen
				value={statusOf(query)}
				onChoose={(status) => {
					const { order: _, ...others } = query;
					location.assign(queueHash(site, { ...others, status }));
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
			</SelectField>
			<Search value={query.text ?? ""} field={search} onSearch={(text) => go({ text })} />
			<details class="more-filters">
				<summary>{more > 0 ? t("filter.moreUsed", { n: more }) : t("filter.more")}</summary>
				<div class="more-grid">
					<SelectField label={t("filter.order")} value={orderOf(query)} onChoose={(order) => go({ order })}>
						<option value="oldest">{t("order.oldest")}</option>
						<option value="newest">{t("order.newest")}</option>
					</SelectField>
					<Picker name="reason" any={t("filter.anyReason")} state={queue.state} onChoose={go} />
					<Picker name="author" any={t("filter.anybody")} state={queue.state} onChoose={go} />
					{site !== null && <Picker name="page" any={t("filter.anyPage")} state={queue.state} onChoose={go} />}
					<div class="days">
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
					</div>
					<div class="flags">
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
				</div>
			</details>
		</search>
	);
}

type PickerProps = { name: Named; any: string; state: QueueState; onChoose: (changes: Query) => void };

/** One of those on the screen, or all. */
function Picker({ name, any, state: { query, rows }, onChoose }: PickerProps) {
	const value = query[name] ?? "";
	const names = namesIn(rows, name);
	if (value !== "" && !names.has(value)) names.set(value, nameless(name, value));
	return (
		<SelectField label={t(`filter.${name}`)} value={value} onChoose={(chosen) => onChoose({ [name]: chosen })}>
			<option value="">{any}</option>
			{[...names].map(([id, text]) => (
				<option key={id} value={id}>
					{text}
				</option>
			))}
		</SelectField>
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
