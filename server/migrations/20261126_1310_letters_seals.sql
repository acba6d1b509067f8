-- owner: foundation/letters
create table letters_seal (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  from_day date not null,
  file_id uuid not null references files_file,
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null
);
comment on table letters_seal is 'Image of the body''s seal, put over name and date of its letters; dated, so that an old letter keeps the seal of its day.';
create index letters_seal_of_body on letters_seal (body_id, from_day);
