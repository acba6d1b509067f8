-- owner: foundation/files
create table files_text (
  file_id uuid primary key references files_file,
  content text not null
);
comment on table files_text is 'Words of a public file, read out once for search; empty where none can be read.';
