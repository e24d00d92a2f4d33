// The wire types, made from the schemas so that they cannot drift apart. Types only: importing this costs no byte.

import type { InferInput, InferOutput } from "valibot";
import type * as s from "./schemas.ts";
import type * as a from "./schemas-accounts.ts";
import type * as m from "./schemas-moderation.ts";
import type * as o from "./schemas-overview.ts";
import type { fieldRules, modes, reportReasons, sorts } from "./settings.ts";

export type Mode = (typeof modes)[number];
export type Sort = (typeof sorts)[number];
export type FieldRule = (typeof fieldRules)[number];
export type ReportReason = (typeof reportReasons)[number];
export type Settings = InferOutput<typeof s.settings>;
export type SettingChanges = InferOutput<typeof s.settingChanges>;

export type AuthorView = InferOutput<typeof s.author>;
export type CommentView = InferOutput<typeof s.comment>;
export type OwnComment = InferOutput<typeof s.ownComment>;

export type ListThread = InferInput<typeof s.listThreadQuery>;
export type ThreadView = InferOutput<typeof s.thread>;
export type RepliesView = InferOutput<typeof s.replies>;
export type ListenThread = InferInput<typeof s.listenThreadQuery>;
export type LiveEvent = InferOutput<typeof s.liveEvent>;
/** One that happened to a comment. */
export type ThreadEvent = Exclude<LiveEvent, { type: "stale" }>;
export type ViewerView = InferOutput<typeof s.viewer>;
export type FormView = InferOutput<typeof s.form>;
export type CreateComment = InferInput<typeof s.createComment>;
export type Created = InferOutput<typeof s.created>;
export type EditComment = InferInput<typeof s.editComment>;
export type Edited = InferOutput<typeof s.edited>;
export type Deleted = InferOutput<typeof s.deleted>;
export type SetReaction = InferInput<typeof s.setReaction>;
export type Reacted = InferOutput<typeof s.reacted>;
export type SetPageReaction = InferInput<typeof s.setPageReaction>;
export type PageReacted = InferOutput<typeof s.pageReacted>;
export type LikesView = InferOutput<typeof s.likes>;
export type ReportComment = InferInput<typeof s.reportComment>;
export type PreviewComment = InferInput<typeof s.previewComment>;
export type PreviewView = InferOutput<typeof s.preview>;
export type CountsView = InferOutput<typeof s.counts>;
export type RecentView = InferOutput<typeof s.recent>;

export type CreateSession = InferInput<typeof m.createSession>;
export type SessionView = InferOutput<typeof m.session>;
export type SiteView = InferOutput<typeof m.site>;
export type SitesView = InferOutput<typeof m.sites>;
export type CreateSite = InferInput<typeof m.createSite>;
export type EditSite = InferInput<typeof m.editSite>;
export type Reason = InferOutput<typeof m.reason>;
export type Verdict = (typeof m.verdicts)[number];
export type Action = (typeof m.actions)[number];
export type Status = (typeof m.statuses)[number];
export type QueueItem = InferOutput<typeof m.queueItem>;
export type ListQueue = InferInput<typeof m.listQueueQuery>;
export type QueueView = InferOutput<typeof m.queue>;
export type Decide = InferInput<typeof m.decide>;
export type Decided = InferOutput<typeof m.decided>;
export type RevisionsView = InferOutput<typeof m.revisions>;

export type ReadOverview = InferInput<typeof o.readOverviewQuery>;
export type OverviewView = InferOutput<typeof o.overview>;
export type CreateChallenge = InferInput<typeof a.createChallenge>;
export type ChallengeView = InferOutput<typeof a.challenge>;
export type PasskeyAnswer = InferInput<typeof a.passkeyAnswer>;
export type RefreshSession = InferInput<typeof a.refreshSession>;
export type CreatePasskey = InferInput<typeof a.createPasskey>;
export type PasskeyView = InferOutput<typeof a.passkey>;
export type PasskeysView = InferOutput<typeof a.passkeys>;
export type SessionsView = InferOutput<typeof a.sessions>;
export type TokensView = InferOutput<typeof a.tokens>;
export type TokenView = InferOutput<typeof a.token>;
export type CreateToken = InferInput<typeof a.createToken>;
export type TokenCreated = InferOutput<typeof a.tokenCreated>;
export type PersonView = InferOutput<typeof a.person>;
export type TeamView = InferOutput<typeof a.team>;
export type InviteView = InferOutput<typeof a.invite>;
export type InvitesView = InferOutput<typeof a.invites>;
export type CreateInvite = InferInput<typeof a.createInvite>;
export type InviteCreated = InferOutput<typeof a.inviteCreated>;
export type InvitationView = InferOutput<typeof a.invitation>;
export type SetRoles = InferInput<typeof a.setRoles>;

export type HealthView = InferOutput<typeof s.health>;
