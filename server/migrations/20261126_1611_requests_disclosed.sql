-- owner: requests/requests
create table requests_disclosed (
  request_id uuid primary key references requests_request,
  body_id uuid not null,
  title text not null,
  asked text not null,
  answer text not null,
  published_on date not null,
  published_by uuid not null,
  withdrawn_on date,
  withdrawn_reason text not null default '',
  constraint requests_disclosed_withdrawn check ((withdrawn_on is null) = (withdrawn_reason = ''))
);
comment on table requests_disclosed is 'Log of answered requests open to everybody, in words an officer has read over: no applicant stands in it.';
create index requests_disclosed_of_body on requests_disclosed (body_id, published_on desc) where withdrawn_on is null;

alter table requests_request add column function_moved boolean not null default false;
comment on column requests_request.function_moved is 'The function concerned moved to this body from another (职权划转): it answers, whether or not the files have come.';

create table requests_mail (
  id uuid primary key,
  body_id uuid not null,
  message_key bytea not null unique,
  sealed bytea not null,
  arrived_on date not null,
  state text not null default 'waiting' constraint requests_mail_state check (state in ('waiting', 'registered', 'dismissed')),
  request_id uuid references requests_request,
  handled_by uuid,
  handled_on date,
  reason text not null default ''
);
comment on table requests_mail is 'E-mails to the address of the disclosure office, encrypted, until an officer registers or puts them aside.';
comment on column requests_mail.message_key is 'Digest of the Message-ID, so that a mail read twice is taken in once.';
create index requests_mail_waiting on requests_mail (body_id, arrived_on) where state = 'waiting';

create table requests_mail_file (
  mail_id uuid not null references requests_mail,
  position smallint not null,
  file_id uuid not null,
  name text not null,
  primary key (mail_id, position)
);
comment on table requests_mail_file is 'What was attached, each under a key of its own.';
