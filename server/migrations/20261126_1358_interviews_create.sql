-- owner: engagement/interviews
create table interviews_interview (
  id uuid primary key,
  number text not null constraint interviews_number_once unique,
  body_id uuid not null references bodies_body,
  title text not null,
  intro text not null,
  host text not null,
  guests jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null constraint interviews_state check (state in ('draft', 'announced', 'live', 'ended')),
  version integer not null,
  lines integer not null default 0,
  recording_url text not null default '',
  summary text not null default '',
  drafted_by uuid not null references identity_account,
  announced_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  constraint interviews_in_order check (ends_at > starts_at)
);
comment on column interviews_interview.lines is 'The number of the last line of the live text; lines are numbered without gaps.';
create index interviews_by_time on interviews_interview (starts_at desc);

create table interviews_question (
  id uuid primary key,
  interview_id uuid not null references interviews_interview,
  name text not null,
  text text not null,
  asked_at timestamptz not null,
  state text not null constraint interviews_question_state check (state in ('pending', 'chosen', 'answered', 'hidden')),
  flagged text not null default '',
  hidden_reason text not null default ''
);
create index interviews_question_of on interviews_question (interview_id, state, asked_at);

create table interviews_line (
  interview_id uuid not null references interviews_interview,
  no integer not null,
  kind text not null constraint interviews_line_kind check (kind in ('host', 'guest', 'question', 'picture')),
  speaker text not null,
  text text not null,
  file_id uuid references files_file,
  question_id uuid references interviews_question,
  at timestamptz not null,
  said_by uuid not null references identity_account,
  primary key (interview_id, no)
);
