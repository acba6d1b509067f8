-- owner: requests/corrections
create table corrections_correction (
  id uuid primary key,
  number text not null unique,
  code_hash bytea not null,
  body_id uuid not null,
  person_id uuid not null,
  record text not null,
  wrong text not null,
  wanted text not null,
  received_on date not null,
  result text constraint corrections_correction_result check (result in ('corrected', 'transferred', 'redirected', 'accurate')),
  result_text text not null default '',
  closed_on date,
  closed_by uuid,
  letter bytea,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint corrections_correction_closed check ((result is null) = (closed_on is null) and (result is null) = (letter is null))
);
comment on table corrections_correction is 'Art 41: somebody shows that a record about them is wrong and asks to have it mended. A kind of its own: no request, no row in 表三, no day limit in the law.';
create index corrections_correction_of_body on corrections_correction (body_id, closed_on);

create table corrections_file (
  correction_id uuid not null references corrections_correction,
  position smallint not null,
  file_id uuid not null,
  name text not null,
  primary key (correction_id, position)
);
comment on table corrections_file is 'Evidence that the record is wrong, each file under a key of its own.';
