-- owner: requests/requests
create table requests_suggestion (
  request_id uuid primary key references requests_request,
  body_id uuid not null,
  why text not null,
  suggested_on date not null,
  verdict text constraint requests_suggestion_verdict check (verdict in ('adopted', 'declined')),
  answer text not null default '',
  answered_on date,
  answered_by uuid,
  constraint requests_suggestion_answered check ((verdict is null) = (answered_on is null) and (verdict is null) = (answer = ''))
);
comment on table requests_suggestion is 'Art 44 para 2: the applicant suggests that what was asked for be published; the organ examines it, answers, and publishes promptly what belongs there.';
create index requests_suggestion_waiting on requests_suggestion (body_id) where verdict is null;
