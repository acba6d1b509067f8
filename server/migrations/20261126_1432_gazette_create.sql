-- owner: publication/gazette
create table gazette_issue (
  id uuid primary key,
  body_id uuid not null references bodies_body,
  year smallint not null,
  number smallint,
  state text not null constraint gazette_issue_state check (state in ('draft', 'published')),
  created_by uuid not null references identity_account,
  created_at timestamptz not null,
  published_at timestamptz,
  version integer not null default 1,
  constraint gazette_issue_number unique (body_id, year, number),
  constraint gazette_issue_numbered check ((state = 'published') = (number is not null))
);
comment on table gazette_issue is '政府公报: an issue compiled from published documents; its text of rules and normative documents is the standard text.';
create table gazette_entry (
  issue_id uuid not null references gazette_issue,
  position smallint not null,
  document_id uuid not null references catalogue_document,
  edition_id uuid,
  primary key (issue_id, position),
  constraint gazette_entry_once unique (issue_id, document_id)
);
comment on column gazette_entry.edition_id is 'The edition that the published issue printed.';
