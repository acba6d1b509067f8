-- owner: publication/services
create table services_item (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  state text not null constraint services_item_state check (state in ('draft', 'published', 'suspended')),
  version integer not null default 1,
  content jsonb not null,
  shown jsonb,
  edited_by uuid references identity_account (id),
  edited_at timestamptz not null,
  published_on date,
  changed_at timestamptz,
  suspended_reason text not null default '',
  constraint services_item_shown check ((state = 'draft') = (shown is null)),
  constraint services_item_days check ((shown is null) = (published_on is null) and (shown is null) = (changed_at is null)),
  constraint services_item_why check ((state = 'suspended') = (suspended_reason <> ''))
);
comment on table services_item is
  '办事服务事项: what a body does for people on application, with the elements of its guide (国办秘函〔2019〕19号).';
comment on column services_item.content is 'What the office is writing; the public reads `shown`.';
comment on column services_item.shown is 'The guide as it was last published, unchanged until it is published again.';
comment on column services_item.published_on is 'The first day on which it could be read.';
comment on column services_item.changed_at is 'When what can be read was last changed.';
create index services_item_body on services_item (body_id, state);
create index services_item_in on services_item using gin (shown jsonb_path_ops);

create table services_asked (
  service_id uuid not null references services_item (id) on delete cascade,
  month date not null,
  views integer not null,
  primary key (service_id, month)
);
comment on table services_asked is 'How often each guide was read in a month; nothing of who read it.';
