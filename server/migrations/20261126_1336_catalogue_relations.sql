-- owner: publication/catalogue
create table catalogue_relation (
  id uuid primary key,
  from_document uuid not null references catalogue_document,
  kind text not null constraint catalogue_relation_kind check (kind in ('amends', 'repeals', 'replaces', 'interprets')),
  to_document uuid references catalogue_document,
  outside_title text not null default '',
  outside_url text not null default '',
  entered_by uuid references identity_account,
  entered_at timestamptz not null,
  removed_at timestamptz,
  constraint catalogue_relation_target check ((to_document is null) = (outside_title <> '')),
  constraint catalogue_relation_not_itself check (from_document <> to_document)
);
comment on table catalogue_relation is 'Typed links between documents, shown at both ends; an upper level''s document may be an outside link.';
create unique index catalogue_relation_once on catalogue_relation (from_document, kind, to_document) where removed_at is null and to_document is not null;
create index catalogue_relation_back on catalogue_relation (to_document) where removed_at is null;

create table catalogue_hold (
  document_id uuid not null references catalogue_document,
  kind text not null,
  placed_at timestamptz not null,
  primary key (document_id, kind)
);
comment on table catalogue_hold is 'What another room still misses before a document may be published; the room that placed a hold lifts it.';

alter table catalogue_document
  add column expired_on date,
  drop constraint catalogue_document_validity,
  add constraint catalogue_document_validity check (validity in ('in_force', 'amended', 'partly', 'repealed', 'expired', 'none'));
comment on column catalogue_document.expired_on is 'First day on which it is no longer in force because its term ended.';

create table catalogue_cleanup (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  title text not null,
  as_of date not null,
  opened_by uuid not null references identity_account,
  opened_at timestamptz not null,
  announcement uuid references catalogue_document,
  settled_at timestamptz
);
comment on table catalogue_cleanup is '文件清理: a campaign lists what is in force, decides on each, and publishes the result, with which the decisions take effect.';
create table catalogue_cleanup_item (
  cleanup_id uuid not null references catalogue_cleanup,
  document_id uuid not null references catalogue_document,
  decision text constraint catalogue_cleanup_decision check (decision in ('keep', 'amend', 'partly', 'repeal', 'expire')),
  reason text not null default '',
  decided_by uuid references identity_account,
  decided_at timestamptz,
  primary key (cleanup_id, document_id)
);

-- owner: publication/interpretation
create table interpretation_policy (
  document_id uuid primary key references catalogue_document,
  flagged_by uuid references identity_account,
  flagged_at timestamptz not null,
  lifted_at timestamptz,
  forms text[] not null default '{}',
  responsible text not null default '',
  planned_on date,
  planned_by uuid references identity_account,
  version integer not null default 1
);
comment on table interpretation_policy is 'Policies to be interpreted, with the plan: forms, who writes, by when (谁起草、谁解读).';
create table interpretation_form (
  document_id uuid not null references catalogue_document,
  form text not null constraint interpretation_form_known check (form in ('text', 'picture', 'qa', 'media', 'press', 'expert')),
  primary key (document_id, form)
);
comment on table interpretation_form is 'In what forms an interpretation explains its policy.';
