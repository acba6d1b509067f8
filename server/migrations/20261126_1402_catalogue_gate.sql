-- owner: publication/catalogue
alter table catalogue_document
  add column publish_at timestamptz,
  add column take_down_on date,
  add column schedule_problem text not null default '',
  add column review_on date,
  add column redirect_to uuid references catalogue_document,
  add column attribute_decided_by uuid references identity_account,
  add column attribute_decided_at timestamptz,
  add column emergency_reason text not null default '',
  add column emergency_by uuid references identity_account,
  add column emergency_at timestamptz,
  add column emergency_reviewed_at timestamptz,
  drop constraint catalogue_document_withdrawal,
  add constraint catalogue_document_withdrawal check (withdrawal in ('error', 'superseded', 'period_over', 'privacy', 'leak', 'other'));
comment on column catalogue_document.publish_at is 'Scheduled publication of the approved edition; a job carries it out.';
comment on column catalogue_document.take_down_on is 'The day after the last of the 公示期: a job takes the notice off line.';
comment on column catalogue_document.schedule_problem is 'Why the last scheduled act failed; stands in the inbox of the body until it is mended.';
comment on column catalogue_document.review_on is 'Art 18: the day on which a withheld item comes back to be assessed again.';
comment on column catalogue_document.emergency_at is 'Published before its reviews ended, for an emergency (突发事件应对法); the reviews go on and must be finished.';
create index catalogue_document_publish_at on catalogue_document (publish_at) where publish_at is not null;
create index catalogue_document_take_down_on on catalogue_document (take_down_on) where state = 'published' and take_down_on is not null;

create table catalogue_confidentiality (
  id uuid primary key,
  document_id uuid not null references catalogue_document,
  digest bytea not null,
  outcome text not null constraint catalogue_confidentiality_outcome check (outcome in ('clear', 'not_public', 'referred')),
  opinion text not null,
  referred_to text not null default '',
  signed_by uuid not null references identity_account,
  signed_at timestamptz not null,
  ruling text constraint catalogue_confidentiality_ruling check (ruling in ('clear', 'not_public')),
  ruling_number text not null default '',
  ruled_on date,
  ruling_by uuid references identity_account,
  constraint catalogue_confidentiality_referred check ((outcome = 'referred') = (referred_to <> '') and (ruling is null or outcome = 'referred'))
);
comment on table catalogue_confidentiality is '保密审查 (Art 17): a signed record of its own over the digest of the frozen text; referred where the body cannot decide.';
create index catalogue_confidentiality_of on catalogue_confidentiality (document_id, id desc);

create table catalogue_original (
  file_id uuid primary key references files_file,
  document_id uuid not null references catalogue_document,
  original_id uuid not null references files_file,
  how text not null constraint catalogue_original_how check (how in ('mask', 'strip')),
  made_by uuid not null references identity_account,
  made_at timestamptz not null
);
comment on table catalogue_original is 'A masked or stripped copy and the file it was made from, which only the body''s own people can open.';

alter table catalogue_edition add column destroyed_at timestamptz;
create or replace function catalogue_edition_guard() returns trigger language plpgsql as $$
begin
  -- The one change there is: a leak is destroyed, wholly and for good.
  if tg_op = 'UPDATE' and old.destroyed_at is null and new.destroyed_at is not null and new.canonical = '' and new.digest = ''::bytea
     and row(new.id, new.document_id, new.no) is not distinct from row(old.id, old.document_id, old.no) then
    return new;
  end if;
  if tg_op = 'DELETE' or row(new.document_id, new.no, new.canonical, new.digest, new.destroyed_at) is distinct from row(old.document_id, old.no, old.canonical, old.digest, old.destroyed_at) then
    raise exception 'a frozen edition is never changed';
  end if;
  return new;
end $$;
