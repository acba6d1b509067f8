-- owner: engagement/cases (hotline)
create table cases_call (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  at timestamptz not null,
  on_day date not null,
  answered boolean not null,
  waited_seconds integer not null,
  outer_id text not null,
  constraint cases_call_once unique (body_id, outer_id)
);
comment on table cases_call is 'Calls that reached the line, as the telephone system reports them: the ground of 接通率.';
create index cases_call_by_day on cases_call (on_day);

create table cases_peer (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  name text not null,
  key_id text not null constraint cases_peer_key_once unique,
  secret bytea not null,
  result_url text not null,
  active boolean not null
);
comment on table cases_peer is 'An upper 12345 platform: tickets in under its key, results out to its address. The secret is sealed.';
create table cases_peer_nonce (
  key_id text not null,
  nonce text not null,
  at timestamptz not null,
  primary key (key_id, nonce)
);
create table cases_result (
  id uuid primary key,
  peer_id uuid not null references cases_peer,
  case_id uuid not null references cases_case,
  payload jsonb not null,
  attempts smallint not null default 0,
  next_at timestamptz not null,
  delivered_at timestamptz,
  problem text not null default ''
);
comment on table cases_result is 'Results on their way to the upper platform: tried again until it takes them.';
create index cases_result_waiting on cases_result (next_at) where delivered_at is null;
alter table cases_case add column peer_id uuid references cases_peer;
