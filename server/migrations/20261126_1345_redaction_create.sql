-- owner: requests/redaction
create table redaction_copy (
  id uuid primary key,
  request_id uuid not null references requests_request,
  body_id uuid not null references bodies_body,
  name text not null,
  source_file uuid not null references files_file,
  pages_file uuid not null references files_file,
  page_count smallint not null constraint redaction_copy_pages check (page_count > 0),
  state text not null constraint redaction_copy_state check (state in ('marking', 'checking', 'burning', 'done', 'failed', 'discarded')),
  boxes jsonb not null default '[]',
  marked_by uuid[] not null default '{}',
  public_name text not null default '',
  digest bytea,
  submitted_at timestamptz,
  checked_by uuid references identity_account,
  return_reason text not null default '',
  burnt_pages smallint not null default 0,
  failure text not null default '',
  result_file uuid references files_file,
  attached_at timestamptz,
  version integer not null default 1,
  created_by uuid not null references identity_account,
  created_at timestamptz not null,
  constraint redaction_copy_frozen check (state not in ('checking', 'burning', 'done') or digest is not null),
  constraint redaction_copy_two_people check (checked_by is null or not (checked_by = any (marked_by))),
  constraint redaction_copy_result check (state <> 'done' or result_file is not null)
);
comment on table redaction_copy is 'Working copies in which what may not be disclosed is covered (Art 37, 区分处理); private, of one request.';
comment on column redaction_copy.pages_file is 'The copy as pages (PDF), on which boxes are drawn.';
comment on column redaction_copy.boxes is 'Boxes as fractions of their page, each with its legal ground.';
comment on column redaction_copy.marked_by is 'Everybody who changed the boxes since the last return; none of them may check.';
comment on column redaction_copy.digest is 'SHA-256 of pages and boxes as submitted; the checker signs this digest.';
comment on column redaction_copy.result_file is 'New pages in which the covered parts no longer exist.';
create index redaction_copy_of_request on redaction_copy (request_id);
create index redaction_copy_waiting on redaction_copy (body_id) where state in ('checking', 'burning');
