// The wire types, made from the schemas so that they cannot drift apart. Types only: importing this costs no byte.

import type { InferInput, InferOutput } from "valibot";
import type * as s from "./schemas.ts";
import type { fieldRules, modes, sorts } from "./settings.ts";

export type Mode = (typeof modes)[number];
export type Sort = (typeof sorts)[number];
export type FieldRule = (typeof fieldRules)[number];
export type Settings = InferOutput<typeof s.settings>;
export type SettingChanges = InferOutput<typeof s.settingChanges>;

export type AuthorView = InferOutput<typeof s.author>;
export type CommentView = InferOutput<typeof s.comment>;
export type OwnComment = InferOutput<typeof s.ownComment>;

export type ListThread = InferInput<typeof s.listThreadQuery>;
export type ThreadView = InferOutput<typeof s.thread>;
export type RepliesView = InferOutput<typeof s.replies>;
export type ViewerView = InferOutput<typeof s.viewer>;
export type FormView = InferOutput<typeof s.form>;
export type CreateComment = InferInput<typeof s.createComment>;
export type Created = InferOutput<typeof s.created>;
export type EditComment = InferInput<typeof s.editComment>;
export type Edited = InferOutput<typeof s.edited>;
export type Deleted = InferOutput<typeof s.deleted>;
export type PreviewComment = InferInput<typeof s.previewComment>;
export type PreviewView = InferOutput<typeof s.preview>;
export type CountsView = InferOutput<typeof s.counts>;

export type CreateSession = InferInput<typeof s.createSession>;
export type SessionView = InferOutput<typeof s.session>;
export type SiteView = InferOutput<typeof s.site>;
export type SitesView = InferOutput<typeof s.sites>;
export type CreateSite = InferInput<typeof s.createSite>;
export type EditSite = InferInput<typeof s.editSite>;
export type Reason = InferOutput<typeof s.reason>;
export type Verdict = (typeof s.verdicts)[number];
export type Action = (typeof s.actions)[number];
export type Status = (typeof s.statuses)[number];
export type QueueItem = InferOutput<typeof s.queueItem>;
export type ListQueue = InferInput<typeof s.listQueueQuery>;
export type QueueView = InferOutput<typeof s.queue>;
export type Decide = InferInput<typeof s.decide>;
export type Decided = InferOutput<typeof s.decided>;

export type HealthView = InferOutput<typeof s.health>;
