// Preloaded into a command under test: every connection to elsewhere than this machine fails, and is written down.

import { appendFileSync } from "node:fs";
import { Socket } from "node:net";

const connect = Socket.prototype.connect;
Socket.prototype.connect = function refuse(this: Socket, ...args: unknown[]) {
	const target = [args].flat(3).find((part) => typeof part === "object" && part !== null) as {
		host?: string;
		path?: string;
	};
	if (target?.path || /^(localhost|127\.|::1)/.test(target?.host ?? "localhost")) {
		return Reflect.apply(connect, this, args) as Socket;
	}
	appendFileSync(process.env.NETWORK_LOG ?? "", `${target?.host}\n`);
	queueMicrotask(() => this.destroy(new Error(`The test refuses ${target?.host}`)));
	return this;
};
