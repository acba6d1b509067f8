-- owner: requests/requests
create table requests_letter_seal (
  letter_id uuid primary key references requests_letter,
  state text not null constraint requests_letter_seal_state check (state in ('waiting', 'sealed', 'failed')),
  file_id uuid,
  attempts smallint not null default 0,
  next_at timestamptz not null,
  problem text not null default '',
  sealed_at timestamptz,
  constraint requests_letter_seal_file check ((state = 'sealed') = (file_id is not null))
);
comment on table requests_letter_seal is 'Electronic seals put on issued letters by the service of the body: the PDF as the service gave it back, its first bytes those of the letter.';
create index requests_letter_seal_waiting on requests_letter_seal (next_at) where state = 'waiting';
