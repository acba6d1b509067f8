-- 发布日历: what a body will publish on which day; and 不予公开事项清单: what it does not publish, on which ground.
create table catalogue_release (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  title text not null,
  planned_on date not null,
  note text not null default '',
  state text not null constraint catalogue_release_state check (state in ('planned', 'released', 'cancelled')),
  document_id uuid references catalogue_document,
  moved_from date,
  reason text not null default '',
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null
);
comment on table catalogue_release is '发布日历: releases told beforehand; a later day or a cancellation carries its reason.';
create index catalogue_release_day on catalogue_release (planned_on);
create index catalogue_release_body on catalogue_release (body_id, planned_on);
create table catalogue_withheld_item (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  title text not null,
  ground_code text not null,
  basis text not null,
  from_day date not null,
  until_day date,
  entered_by uuid not null,
  entered_at timestamptz not null
);
comment on table catalogue_withheld_item is '不予公开事项清单: kinds of information that are not published, with the ground of Art 14 to 16 and its basis.';
create index catalogue_withheld_item_body on catalogue_withheld_item (body_id, from_day);
