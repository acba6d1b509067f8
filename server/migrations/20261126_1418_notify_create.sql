-- owner: foundation/notify
create table notify_message (
  id uuid primary key,
  way text not null constraint notify_way check (way in ('email', 'sms')),
  sealed bytea not null,
  about_kind text not null,
  about_id text not null,
  state text not null constraint notify_state check (state in ('waiting', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_at timestamptz not null,
  problem text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz
);
comment on column notify_message.sealed is 'Address, subject and text, encrypted; emptied once it has been sent.';
create index notify_waiting on notify_message (next_at) where state = 'waiting';
