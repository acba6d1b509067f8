-- What somebody is typing and has not saved yet: one copy per person and document, gone once it is saved.
create table catalogue_working_copy (
  account_id uuid not null references identity_account (id) on delete cascade,
  -- The zero identifier stands for a document that was never saved.
  document_id uuid not null,
  version integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (account_id, document_id)
);

create index catalogue_working_copy_document on catalogue_working_copy (document_id);
