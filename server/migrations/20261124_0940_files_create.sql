-- owner: foundation/files
create table files_file (
  id uuid primary key,
  class text not null constraint files_file_class check (class in ('public', 'private')),
  hash bytea not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  stored_as text not null,
  file_key bytea,
  created_at timestamptz not null default now(),
  created_by uuid
);
comment on column files_file.stored_as is 'Public class: by hash, shared. Private class: random name, own key, never shared; publishing copies.';
create index files_file_hash on files_file (hash);
