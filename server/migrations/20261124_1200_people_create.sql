-- owner: foundation/people
create table people_person (
  id uuid primary key,
  name bytea not null,
  document_kind text not null,
  document_number bytea not null,
  document_index bytea not null,
  phone bytea not null,
  phone_index bytea not null,
  email bytea not null,
  address bytea not null,
  contact bytea not null,
  created_at timestamptz not null
);
comment on table people_person is 'Identities and contacts, each column encrypted and bound to its record; *_index are keyed digests for exact look-up only.';
