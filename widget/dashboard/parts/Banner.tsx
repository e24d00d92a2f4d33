// A strip that says what is wrong and offers the way on.

import type { ComponentChildren } from "preact";

type Props = { children: ComponentChildren; action?: string; isBusy?: boolean; onAction?: () => void };

export function Banner({ children, action, isBusy, onAction }: Props) {
	return (
		<div class="banner" role="alert">
			<p>{children}</p>
			{action && (
				<button type="button" disabled={isBusy} onClick={onAction}>
					{action}
				</button>
			)}
		</div>
	);
}
