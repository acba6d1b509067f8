-- owner: requests/requests
create table requests_letter_mail (
  letter_id uuid primary key references requests_letter,
  sealed bytea not null,
  state text not null default 'waiting' constraint requests_letter_mail_state check (state in ('waiting', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_at timestamptz not null,
  problem text not null default '',
  queued_by uuid not null,
  sent_at timestamptz
);
comment on table requests_letter_mail is 'Letters on their way by e-mail; the address, encrypted, goes once the mail is sent. What the receiving server answered is the proof of delivery.';
create index requests_letter_mail_waiting on requests_letter_mail (next_at) where state = 'waiting';

-- The inbox of an office and the recomputation read the open ones only, in order of their last day.
create index requests_request_open_of_body on requests_request (body_id, due_on) where state <> 'decided';
