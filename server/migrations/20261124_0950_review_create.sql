-- owner: foundation/review
create table review_route (
  id uuid primary key,
  body_id uuid references bodies_body,
  subject_kind text not null,
  name text not null,
  from_day date not null,
  until_day date
);
comment on column review_route.body_id is 'Null: the route of every body that has none of its own for this kind of subject.';

create table review_route_step (
  route_id uuid not null references review_route,
  no smallint not null,
  title text not null,
  role text not null,
  at text not null constraint review_route_step_at check (at in ('own', 'supervisor')),
  primary key (route_id, no)
);
comment on column review_route_step.at is 'supervisor: a body too small for three people names its superior''s office as the step.';

insert into review_route (id, body_id, subject_kind, name, from_day) values
  ('0199a000-0000-7000-8000-000000000001', null, 'document', '信息发布三级审核', '2008-05-01'),
  ('0199a000-0000-7000-8000-000000000002', null, 'report', '年度报告审核', '2008-05-01');
insert into review_route_step values
  ('0199a000-0000-7000-8000-000000000001', 1, '科室负责人初审', 'section_head', 'own'),
  ('0199a000-0000-7000-8000-000000000001', 2, '分管负责人复审', 'deputy_head', 'own'),
  ('0199a000-0000-7000-8000-000000000001', 3, '主要负责人终审', 'chief', 'own'),
  ('0199a000-0000-7000-8000-000000000002', 1, '分管负责人审核', 'deputy_head', 'own'),
  ('0199a000-0000-7000-8000-000000000002', 2, '主要负责人签发', 'chief', 'own');

create table review_case (
  id uuid primary key,
  subject_kind text not null,
  subject_id text not null,
  body_id uuid not null references bodies_body,
  title text not null,
  digest bytea not null,
  paper_code text not null constraint review_case_paper_code_once unique,
  steps jsonb not null,
  step smallint not null,
  step_role text,
  step_body_id uuid references bodies_body,
  state text not null constraint review_case_state check (state in ('open', 'approved', 'returned', 'recalled')),
  opened_by uuid not null references identity_account,
  opened_at timestamptz not null,
  closed_at timestamptz
);
comment on column review_case.digest is 'SHA-256 of the canonical edition: what the reviewers sign is byte for byte what is published.';
comment on column review_case.paper_code is 'Printed on the sheet that a leader signs on paper; names this exact frozen text.';
create unique index review_case_one_open on review_case (subject_kind, subject_id) where state = 'open';
create index review_case_waiting on review_case (step_body_id, step_role) where state = 'open';

create table review_decision (
  case_id uuid not null references review_case,
  step smallint not null,
  verdict text not null constraint review_decision_verdict check (verdict in ('approve', 'return')),
  reason text not null default '',
  person_id uuid not null references identity_account,
  decided_at timestamptz not null,
  digest bytea not null,
  paper_file_id uuid references files_file,
  paper_signed_on date,
  recorded_by uuid references identity_account,
  primary key (case_id, step),
  constraint review_decision_one_person unique (case_id, person_id),
  constraint review_decision_paper check ((paper_file_id is null) = (paper_signed_on is null) and (paper_file_id is null) = (recorded_by is null))
);
comment on constraint review_decision_one_person on review_decision is 'Nobody is two steps.';
