-- owner: engagement/surveys
create table surveys_survey (
  id uuid primary key,
  number text not null constraint surveys_number_once unique,
  body_id uuid not null references bodies_body,
  kind text not null constraint surveys_kind check (kind in ('survey', 'evaluation')),
  title text not null,
  intro text not null,
  questions jsonb not null,
  once_by text not null constraint surveys_once_by check (once_by in ('device', 'verified')),
  quota integer constraint surveys_quota check (quota > 0),
  closes_on date not null,
  state text not null constraint surveys_state check (state in ('draft', 'open', 'closed', 'published')),
  version integer not null,
  answers integer not null default 0,
  drafted_by uuid not null references identity_account,
  opened_by uuid references identity_account,
  opened_at timestamptz,
  closed_at timestamptz,
  conclusion text not null default '',
  published_at timestamptz
);
comment on column surveys_survey.questions is 'Frozen once the survey is open.';
create index surveys_of_body on surveys_survey (body_id, state);

create table surveys_ticket (
  survey_id uuid not null references surveys_survey,
  digest bytea not null,
  primary key (survey_id, digest)
);
comment on table surveys_ticket is 'That somebody has answered: a keyed digest of person and survey. It names no answer and carries no time, and differs from survey to survey.';

create table surveys_answer (
  id uuid primary key,
  survey_id uuid not null references surveys_survey,
  answered_on date not null,
  answers jsonb not null
);
comment on table surveys_answer is 'Answers under random names, by day only: nothing leads from an answer to a person.';
create index surveys_answer_of on surveys_answer (survey_id);
