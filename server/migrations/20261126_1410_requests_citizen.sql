-- owner: requests/requests
alter table requests_request add column withdrawal_on date;
comment on column requests_request.withdrawal_on is 'The applicant asked to withdraw; the office closes the request with its letter.';

create table requests_rating (
  request_id uuid primary key references requests_request,
  score smallint not null constraint requests_rating_score check (score between 1 and 5),
  comment text not null default '',
  rated_on date not null
);
comment on table requests_rating is 'How satisfied the applicant is with the handling; once, after the answer.';

create table requests_saved (
  code_hash bytea primary key,
  content bytea not null,
  saved_on date not null,
  until_day date not null
);
comment on table requests_saved is 'Forms put aside before sending, encrypted; found again by a code, gone after thirty days.';
