-- owner: publication/catalogue
create table catalogue_import (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  name text not null,
  state text not null constraint catalogue_import_state check (state in ('checked', 'running', 'done', 'undone')),
  created_by uuid not null references identity_account,
  created_at timestamptz not null,
  finished_at timestamptz
);
comment on table catalogue_import is 'A batch from an old site: checked first, then brought in, undone as a whole where it was wrong.';
create table catalogue_import_row (
  import_id uuid not null references catalogue_import,
  no integer not null,
  title text not null,
  source text not null default '',
  outcome text not null constraint catalogue_import_outcome check (outcome in ('ready', 'refused', 'imported', 'undone')),
  problem text not null default '',
  content jsonb,
  index_number text not null default '',
  published_on date,
  document_id uuid,
  primary key (import_id, no)
);
create index catalogue_import_row_left on catalogue_import_row (import_id, no) where outcome = 'ready';
