-- owner: engagement/opinion
create table opinion_source (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  name text not null,
  url text not null,
  active boolean not null,
  fetched_at timestamptz,
  etag text not null default '',
  problem text not null default '',
  constraint opinion_source_once unique (body_id, url)
);
create table opinion_rule (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  words text[] not null,
  severity text not null constraint opinion_rule_severity check (severity in ('major', 'attention', 'general')),
  active boolean not null
);
create table opinion_item (
  id uuid primary key,
  number text not null,
  body_id uuid not null references bodies_body,
  title text not null,
  text text not null,
  source text not null,
  url text not null,
  outer_id text,
  came_by text not null constraint opinion_came_by check (came_by in ('hand', 'feed', 'import')),
  published_at timestamptz,
  found_at timestamptz not null,
  severity text not null constraint opinion_severity check (severity in ('major', 'attention', 'general')),
  words text[] not null,
  state text not null constraint opinion_state check (state in ('new', 'assigned', 'responded', 'closed', 'dismissed')),
  version integer not null,
  assigned_to uuid references bodies_body,
  assigned_at timestamptz,
  respond_due timestamptz not null,
  press_due timestamptz,
  responded_at timestamptz,
  response text not null default '',
  response_urls text[] not null default '{}',
  press_at timestamptz,
  spokesperson text not null default '',
  handed_over_at timestamptz,
  handed_over_to text not null default '',
  handed_over_note text not null default '',
  handed_over_due date,
  closed_at timestamptz,
  note text not null default '',
  registered_by uuid references identity_account,
  constraint opinion_number_once unique (body_id, number)
);
comment on column opinion_item.respond_due is 'First information of a major emergency in 5 hours, other matters in 48 (国办发〔2016〕61号).';
create unique index opinion_outer_once on opinion_item (body_id, outer_id) where outer_id is not null;
create index opinion_of_body on opinion_item (body_id, state, respond_due);
create index opinion_of_assigned on opinion_item (assigned_to, state);
create table opinion_issue (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  kind text not null constraint opinion_issue_kind check (kind in ('flash', 'direct', 'halfmonthly')),
  number text not null,
  title text not null,
  issued_on date not null,
  summary text not null,
  items jsonb not null,
  issued_by uuid not null references identity_account,
  issued_at timestamptz not null,
  constraint opinion_issue_once unique (body_id, kind, number)
);
comment on column opinion_issue.items is 'The words of the chosen items as they stood when it was issued.';
create table opinion_risk (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  title text not null,
  level text not null constraint opinion_risk_level check (level in ('high', 'middle', 'low')),
  likely_on date,
  owner_body_id uuid not null references bodies_body,
  measures text not null,
  state text not null constraint opinion_risk_state check (state in ('open', 'closed')),
  version integer not null,
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null
);
create table opinion_duty (
  body_id uuid not null references bodies_body,
  day date not null,
  person text not null,
  phone text not null,
  leader text not null,
  primary key (body_id, day)
);
create table opinion_daily (
  body_id uuid not null references bodies_body,
  day date not null,
  found integer not null,
  note text not null,
  reported_by uuid not null references identity_account,
  reported_at timestamptz not null,
  primary key (body_id, day)
);
comment on table opinion_daily is 'The report of each day, also when nothing was found (零报告).';
