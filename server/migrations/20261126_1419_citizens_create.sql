-- owner: foundation/citizens
create table citizens_account (
  id uuid primary key,
  contact bytea not null,
  contact_index bytea constraint citizens_contact_once unique,
  identity_index bytea constraint citizens_identity_once unique,
  created_at timestamptz not null
);
comment on column citizens_account.identity_index is 'Keyed digest of issuer and subject of a national identity; the subject itself is not kept.';
create table citizens_code (
  contact_index bytea primary key,
  code_hash bytea not null,
  expires_at timestamptz not null,
  tries smallint not null
);
create table citizens_session (
  token_hash bytea primary key,
  account_id uuid not null references citizens_account,
  expires_at timestamptz not null
);
create table citizens_matter (
  account_id uuid not null references citizens_account,
  kind text not null,
  id text not null,
  added_at timestamptz not null,
  primary key (account_id, kind, id)
);
create index citizens_matter_of on citizens_matter (kind, id);
