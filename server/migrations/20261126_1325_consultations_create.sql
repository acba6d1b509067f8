-- owner: engagement/consultations
create table consultations_consultation (
  id uuid primary key,
  number text not null constraint consultations_number_once unique,
  body_id uuid not null references bodies_body,
  kind text not null constraint consultations_kind check (kind in ('decision', 'regulation', 'normative', 'market', 'other')),
  title text not null,
  explanation text not null,
  draft text not null,
  contact text not null,
  anonymous boolean not null,
  shows_comments boolean not null,
  state text not null constraint consultations_state check (state in ('draft', 'open', 'closed', 'answered', 'withdrawn')),
  version integer not null,
  opens_on date,
  closes_on date not null,
  least_until date,
  rule_amount smallint,
  rule_unit text,
  rule_source text not null default '',
  short_reason text not null default '',
  drafted_by uuid not null references identity_account,
  published_by uuid references identity_account,
  published_at timestamptz,
  closed_at timestamptz,
  feedback_due date,
  feedback text not null default '',
  feedback_by uuid references identity_account,
  feedback_at timestamptz,
  final_url text not null default '',
  withdrawn_reason text not null default '',
  constraint consultations_open_has_days check (state in ('draft', 'withdrawn') or opens_on is not null)
);
comment on column consultations_consultation.least_until is 'The earliest last day under the rule in force when it opened (Order 713 Art 15).';
comment on column consultations_consultation.short_reason is 'Why the period is shorter; published with the draft (Order 713 Art 15).';
comment on column consultations_consultation.final_url is 'The text as it was adopted, where it is published.';
create index consultations_of_body on consultations_consultation (body_id, state);
create index consultations_by_day on consultations_consultation (opens_on desc) where opens_on is not null;

create table consultations_paragraph (
  consultation_id uuid not null references consultations_consultation,
  no smallint not null,
  html text not null,
  primary key (consultation_id, no)
);

create table consultations_group (
  id uuid primary key,
  consultation_id uuid not null references consultations_consultation,
  position smallint not null,
  title text not null,
  adoption text not null constraint consultations_adoption check (adoption in ('adopted', 'partly', 'not', 'noted')),
  answer text not null
);
create index consultations_group_of on consultations_group (consultation_id, position);

create table consultations_comment (
  id uuid primary key,
  consultation_id uuid not null references consultations_consultation,
  number text not null constraint consultations_comment_number_once unique,
  code_hash bytea not null,
  paragraph_no smallint,
  person_id uuid references people_person,
  came_by text not null constraint consultations_came_by check (came_by in ('online', 'post', 'email', 'counter', 'meeting')),
  text text not null,
  file_id uuid references files_file,
  submitted_at timestamptz not null,
  state text not null constraint consultations_comment_state check (state in ('pending', 'shown', 'kept', 'hidden')),
  flagged text not null default '',
  public_text text not null default '',
  group_id uuid references consultations_group,
  handled_by uuid references identity_account,
  handled_at timestamptz,
  hidden_reason text not null default '',
  version integer not null default 1
);
comment on column consultations_comment.state is 'pending: nobody has read it; shown: public in its own wording; kept: counted and answered but not shown; hidden: malicious, kept with its record, never deleted.';
create index consultations_comment_of on consultations_comment (consultation_id, state, submitted_at);

insert into rules_row (key, from_day, until_day, value, unit, detail, source, standing, note) values
  ('consult.regulation', '2019-09-01', null, 30, 'day', null, '规章制定程序条例', 'statute', '规章草案征求意见的最短期限'),
  ('consult.market', '2019-09-01', null, 30, 'day', null, '法治政府建设示范指标', 'default', '与市场主体密切相关的规范性文件'),
  ('consult.feedback', '2019-09-01', null, 30, 'day', null, '系统默认（征集结束后公布采纳情况）', 'default', '公布意见采纳情况的时限，从截止之日起算')
on conflict do nothing;
