-- owner: requests/requests
create table requests_request (
  id uuid primary key,
  number text not null constraint requests_request_number_once unique,
  code_hash bytea not null,
  body_id uuid not null references bodies_body,
  applicant_type text not null constraint requests_request_applicant_type check (applicant_type in
    ('naturalPerson', 'business', 'research', 'nonprofit', 'legalService', 'other')),
  person_id uuid not null references people_person,
  channel text not null constraint requests_request_channel check (channel in
    ('online', 'counter', 'post_signed', 'post_plain', 'fax', 'email', 'oral')),
  submitted_on date not null,
  received_on date,
  asked text not null,
  wanted_form text not null,
  delivery_way text not null,
  state text not null constraint requests_request_state check (state in
    ('unconfirmed', 'open', 'correcting', 'proposed', 'decided')),
  version integer not null,
  limit_days smallint not null,
  due_on date,
  extension_days smallint not null default 0,
  extended_on date,
  extension_reason text not null default '',
  correction_sent_on date,
  correction_due_on date,
  correction_asked text not null default '',
  corrected_on date,
  proposal jsonb,
  proposed_by uuid references identity_account,
  outcome text references rules_outcome,
  decided_on date,
  decided_by uuid references identity_account,
  created_at timestamptz not null,
  constraint requests_request_decided check ((decided_on is null) = (outcome is null) and (decided_on is null or decided_on >= received_on)),
  constraint requests_request_four_eyes check (decided_by is null or decided_by <> proposed_by)
);
comment on column requests_request.received_on is '收到申请之日 by the rule of the channel (Art 31); null until both sides have confirmed.';
comment on column requests_request.applicant_type is 'Column of 表三; fixed at registration.';
comment on column requests_request.limit_days is 'Working days of the rule under which the case began.';
create index requests_request_of_body on requests_request (body_id, state, due_on);
create index requests_request_received on requests_request (body_id, received_on);
create index requests_request_decided_on on requests_request (body_id, decided_on);

create table requests_letter (
  id uuid primary key,
  request_id uuid not null references requests_request,
  kind text not null constraint requests_letter_kind check (kind in ('correction', 'extension', 'decision')),
  number text not null constraint requests_letter_number_once unique,
  canonical bytea not null,
  digest bytea not null,
  issued_on date not null,
  signed_by uuid not null references identity_account,
  delivered_on date,
  delivery_way text,
  delivery_proof text not null default ''
);
comment on column requests_letter.canonical is 'The signed letter as canonical JSON, encrypted: it names the applicant.';
create index requests_letter_of_request on requests_letter (request_id);
create function requests_letter_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.request_id, new.kind, new.number, new.canonical, new.digest, new.issued_on, new.signed_by)
     is distinct from row(old.request_id, old.kind, old.number, old.canonical, old.digest, old.issued_on, old.signed_by) then
    raise exception 'a signed letter is never changed';
  end if;
  return new;
end $$;
create trigger requests_letter_frozen before update or delete on requests_letter
  for each row execute function requests_letter_guard();

create table requests_guess (
  number text primary key,
  wrong smallint not null,
  since timestamptz not null
);
comment on table requests_guess is 'Wrong query codes of late, by request number: guessing is slowed down.';
