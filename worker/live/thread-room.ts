// One thread's room: who is looking at it, and what has happened there lately. Its sockets hibernate, so a page full of
// readers costs nothing while nobody writes. A room stores nothing until something is published in it, and forgets it when
// it has been quiet for long: asking for rooms that are not there fills nothing.

import { DurableObject } from "cloudflare:workers";
import { READERS_MAX, READERS_PER_ADDRESS_MAX } from "../contract/limits.ts";
import type { ProblemCode } from "../contract/problems.ts";
import type { LiveEvent, ThreadEvent } from "../contract/wire.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { readSite } from "../db/sites.ts";
import type { Env } from "../env.ts";
import { serverTiming } from "../http/headers.ts";
import { eventsSince, forgetEvents, forgetUpTo, KEPT_MS, keepEvent } from "./kept-events.ts";

/** How long an empty room rests on what it was told of its site. */
const SITE_MS = 60_000;
/** How long a quiet room knows that there were events which it no longer has. */
const QUIET_MS = 7 * 24 * 3_600_000;

export class ThreadRoom extends DurableObject<Env> {
	/** How many are here: to have the sockets themselves counted takes ever longer the more there are. */
	private readers: number;
	private asked: { at: number; refusal: Promise<ProblemCode | null> } | undefined;

	constructor(context: DurableObjectState, env: Env) {
		super(context, env);
		this.readers = context.getWebSockets().length;
		// Answered without waking the room.
		context.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
	}

	/** Lets a reader in who asks `?site=&from=&since=`, or answers the code of the problem. */
	override async fetch(request: Request): Promise<Response> {
		const { searchParams } = new URL(request.url);
		const db = openDatabase(this.env.DB);
		const from = searchParams.get("from") ?? "";
		const refusal = this.fullFor(from) ?? (await this.refusalOf(searchParams.get("site") ?? "", db));
		const headers = { "Server-Timing": serverTiming(db.usage) };
		if (refusal) return new Response(refusal, { status: 403, headers });
		const { 0: reader, 1: socket } = new WebSocketPair();
		this.ctx.acceptWebSocket(socket, [from]);
		this.readers++;
		const since = searchParams.get("since");
		const missed = since ? eventsSince(this.ctx.storage.kv, Number(since)) : [];
		for (const event of missed) socket.send(JSON.stringify(event));
		return new Response(null, { status: 101, webSocket: reader, headers });
	}

	/** Tells everybody here, and keeps it for those who come late. */
	async publish(event: ThreadEvent): Promise<void> {
		const { storage } = this.ctx;
		const now = Date.now();
		const events = keepEvent(storage.kv, event, now);
		await storage.setAlarm(now + KEPT_MS);
		for (const one of events) this.tell(one);
	}

	/** The thread is another than it was: everybody reads it anew, and nothing of what happened before is kept. */
	async refresh(version: number): Promise<void> {
		const { storage } = this.ctx;
		if (!forgetUpTo(storage.kv, version) && this.ctx.getWebSockets().length === 0) return;
		await storage.setAlarm(Date.now() + QUIET_MS);
		this.tell({ type: "stale", version });
	}

	override async alarm(): Promise<void> {
		const { storage } = this.ctx;
		if (forgetEvents(storage.kv)) await storage.setAlarm(Date.now() + QUIET_MS);
		else await storage.deleteAll();
	}

	/** Readers only listen. */
	override async webSocketMessage(socket: WebSocket): Promise<void> {
		socket.close(1008, "Readers only listen");
	}

	/** The other half of closing: without it the reader's side would wait for it. */
	override async webSocketClose(socket: WebSocket): Promise<void> {
		socket.close();
		this.readers--;
	}

	private tell(event: LiveEvent): void {
		const message = JSON.stringify(event);
		for (const socket of this.ctx.getWebSockets()) {
			try {
				socket.send(message);
			} catch {
				// It is closing.
			}
		}
	}

	private fullFor(from: string): ProblemCode | null {
		if (this.readers >= READERS_MAX) this.readers = this.ctx.getWebSockets().length;
		const isFull = this.readers >= READERS_MAX || this.ctx.getWebSockets(from).length >= READERS_PER_ADDRESS_MAX;
		return isFull ? "too-many" : null;
	}

	/**
	 * Why nobody is let in. Where somebody is here already the site was fine; else the database is asked for one row, by the
	 * first of any number who come at once.
	 */
	private async refusalOf(siteId: string, db: Database): Promise<ProblemCode | null> {
		if (this.readers > 0) return null;
		const now = Date.now();
		if (!this.asked || this.asked.at < now - SITE_MS) {
			const refusal = readSite(db, siteId).then((site) => {
				if (!site) return "unknown-site";
				return site.settings.live ? null : "live-off";
			});
			this.asked = { at: now, refusal };
			// A database that did not answer is asked again.
			refusal.catch(() => {
				this.asked = undefined;
			});
		}
		return this.asked.refusal;
	}
}
