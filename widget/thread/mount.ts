// Mounts a thread into the place embed.js made for it, and takes it away again.

import { createView } from "./controller.tsx";
import { followPage } from "./page-scheme.ts";
import css from "./thread.css";
import type { Mount } from "./view.ts";

/** The answer unmounts. */
export function mountThread(mount: Mount): () => void {
	mount.adopt(css);
	followPage(mount.place);
	return createView(mount).end;
}
