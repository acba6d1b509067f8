-- owner: oversight/filings
create table filings_line (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  number text not null default '',
  received_on date not null,
  applicant_type text not null constraint filings_line_applicant check (applicant_type in ('naturalPerson', 'business', 'research', 'nonprofit', 'legalService', 'other')),
  outcome text,
  decided_on date,
  remedy_kind text constraint filings_line_remedy check (remedy_kind in ('reconsideration', 'litigationDirect', 'litigationAfterReconsideration')),
  remedy_organ text not null default '',
  remedy_number text not null default '',
  remedy_accepted_on date,
  remedy_result text constraint filings_line_result check (remedy_result in ('upheld', 'corrected', 'otherResult')),
  remedy_closed_on date,
  note text not null default '',
  file_id uuid references files_file,
  filed_by uuid not null references identity_account,
  filed_at timestamptz not null,
  version integer not null default 1,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  constraint filings_line_decided check ((outcome is null) = (decided_on is null) and (decided_on is null or decided_on >= received_on)),
  constraint filings_line_remedied check (remedy_kind is not null or (remedy_accepted_on is null and remedy_result is null)),
  constraint filings_line_closed check ((remedy_result is null) = (remedy_closed_on is null) and (remedy_closed_on is null or remedy_closed_on >= remedy_accepted_on))
);
create index filings_line_of_body on filings_line (body_id, received_on);
comment on table filings_line is '依申请答复备案, 复议诉讼备案: one request of a body that works outside the system. Never who asked.';
comment on column filings_line.remedy_number is '案号: a suit against two organs is one suit.';

create table filings_return (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  month text not null constraint filings_return_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  cells jsonb not null,
  note text not null default '',
  file_id uuid references files_file,
  filed_by uuid not null references identity_account,
  filed_at timestamptz not null,
  version integer not null default 1,
  constraint filings_return_one_a_month unique (body_id, month)
);
comment on table filings_return is 'The monthly return: counts by cell of 表三 and 表四; without cells it is a zero report.';

create table filings_duty (
  body_id uuid primary key references bodies_body,
  way text not null constraint filings_duty_way check (way in ('lines', 'returns')),
  from_month text not null constraint filings_duty_from check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  set_by uuid not null references identity_account,
  set_at timestamptz not null
);
comment on table filings_duty is 'Bodies that work outside the system and file instead: each request as a line with a monthly zero report, or monthly counts.';

create table filings_reminder (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  month text not null,
  sent_by uuid not null references identity_account,
  sent_at timestamptz not null
);
create index filings_reminder_of_body on filings_reminder (body_id, month);
