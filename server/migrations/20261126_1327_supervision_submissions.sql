-- owner: oversight/supervision
create table supervision_submission (
  id uuid primary key,
  root_id uuid not null references bodies_body,
  year smallint not null,
  body_id uuid references bodies_body,
  file_id uuid not null references files_file,
  file_name text not null,
  file_hash bytea not null,
  part smallint not null,
  state text not null constraint supervision_submission_state check (state in ('unread', 'unmatched', 'checked', 'accepted', 'returned', 'replaced')),
  problem text not null default '',
  canonical text,
  findings jsonb not null default '[]',
  note text not null default '',
  report_id uuid references report_report,
  handed_by uuid not null references identity_account,
  handed_at timestamptz not null,
  decided_by uuid references identity_account,
  decided_at timestamptz,
  version integer not null default 1,
  constraint supervision_submission_once unique (root_id, year, file_hash, part),
  constraint supervision_submission_read check ((state = 'unread') = (canonical is null)),
  constraint supervision_submission_matched check (state in ('unread', 'unmatched', 'replaced') or body_id is not null)
);
create index supervision_submission_of_body on supervision_submission (body_id, year);
comment on table supervision_submission is 'A report handed to the supervising body as a file: read, matched, checked, then accepted or sent back.';
comment on column supervision_submission.report_id is 'The report it became when it was accepted.';

create table supervision_shared (
  id uuid primary key,
  root_id uuid not null references bodies_body,
  year smallint not null,
  kind text not null constraint supervision_shared_kind check (kind in ('document', 'suit')),
  label text not null,
  cell text not null,
  bodies uuid[] not null constraint supervision_shared_bodies check (cardinality(bodies) >= 2),
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null,
  removed_at timestamptz
);
comment on table supervision_shared is 'A joint document counted once under its lead, a suit counted once though several organs are defendants; the first body keeps it.';

create table supervision_coverage (
  root_id uuid not null references bodies_body,
  year smallint not null,
  body_id uuid not null references bodies_body,
  treatment text not null constraint supervision_coverage_treatment check (treatment in ('counted', 'inside', 'left_out')),
  reason text not null constraint supervision_coverage_reason check (reason <> ''),
  entered_by uuid not null references identity_account,
  entered_at timestamptz not null,
  primary key (root_id, year, body_id)
);
comment on table supervision_coverage is 'The declared coverage list where it departs from the relations: why a body is counted, inside another report, or left out.';
