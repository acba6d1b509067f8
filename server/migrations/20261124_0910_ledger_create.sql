-- owner: foundation/ledger
create table ledger_log (
  singleton boolean primary key default true constraint ledger_log_one check (singleton),
  log_id uuid not null,
  simulated boolean not null,
  created_at timestamptz not null default now()
);
comment on column ledger_log.simulated is 'The log holds demonstration data; stated in the genesis so that nobody takes it for an office''s record.';

create table ledger_entry (
  id uuid primary key,
  position bigint constraint ledger_entry_position_once unique,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  body_id uuid,
  actor_id uuid,
  recorded_at timestamptz not null,
  payload jsonb,
  salt bytea,
  commitment bytea not null,
  leaf bytea
);
comment on column ledger_entry.position is 'Null until the sequencer numbers the committed entry; then gapless, from 0. Followers, proofs and "since" use nothing else.';
comment on column ledger_entry.commitment is 'SHA-256 of salt and canonical payload. Payload and salt may be erased; this and the leaf stay.';
create index ledger_entry_unnumbered on ledger_entry (id) where position is null;
create index ledger_entry_subject on ledger_entry (subject_kind, subject_id, position);
create index ledger_entry_recorded on ledger_entry (recorded_at);

create function ledger_entry_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'ledger entries are never removed';
  end if;
  if row(new.id, new.kind, new.subject_kind, new.subject_id, new.body_id, new.actor_id, new.recorded_at, new.commitment)
     is distinct from
     row(old.id, old.kind, old.subject_kind, old.subject_id, old.body_id, old.actor_id, old.recorded_at, old.commitment)
     or (old.position is not null and (new.position is distinct from old.position or new.leaf is distinct from old.leaf))
     or (new.payload is not null and new.payload is distinct from old.payload)
     or (new.salt is not null and new.salt is distinct from old.salt)
  then
    raise exception 'ledger entries are never changed';
  end if;
  return new;
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function ledger_entry_guard();

create table ledger_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);
comment on table ledger_node is 'Roots of the complete subtrees of the RFC 6962 tree: level 0 are the leaves.';

create table ledger_head (
  size bigint primary key,
  root bytea not null,
  signed_at timestamptz not null,
  key_id text not null,
  signature bytea not null
);

create table ledger_follower (
  name text primary key,
  position bigint not null,
  updated_at timestamptz not null default now()
);
comment on column ledger_follower.position is 'The next position this follower will handle.';
