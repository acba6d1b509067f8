-- owner: oversight/annual-report
alter table report_report drop constraint report_report_state;
alter table report_report drop constraint report_report_one_a_year;
alter table report_report
  add column edition smallint not null default 1,
  add column corrects uuid references report_report,
  add column correction_note text not null default '',
  add column superseded_by uuid references report_report,
  add column frozen_at timestamptz,
  add column archived_at timestamptz,
  add column archive_number text not null default '',
  add constraint report_report_state check (state in ('draft', 'checked', 'in_review', 'returned', 'approved', 'published', 'archived')),
  add constraint report_report_one_edition unique (body_id, year, edition),
  add constraint report_report_correction check ((edition = 1) = (corrects is null) and (corrects is null or correction_note <> ''));
comment on column report_report.edition is 'A correction of a published report is a new edition; the earlier one stays readable.';
comment on column report_report.superseded_by is 'The published edition that corrects this one.';
comment on column report_report.frozen_at is 'The moment of the one snapshot in which all figures and records were read.';
comment on column report_report.archive_number is '档号, as the archive gave it.';
create index report_report_of_year on report_report (year, body_id);

alter table report_entered add column file_id uuid references files_file;
comment on column report_entered.file_id is 'A scan or a table the figure was taken from, where there is one.';

create table report_evidence (
  report_id uuid not null references report_report,
  file_id uuid not null references files_file,
  primary key (report_id, file_id)
);
comment on table report_evidence is 'Files uploaded for a report, of which a figure may name one.';

create function report_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'report % was published and stays', old.id;
  end if;
  if (new.canonical, new.digest, new.sections, new.bodies, new.year, new.body_id, new.published_at, new.ledger_position)
     is distinct from
     (old.canonical, old.digest, old.sections, old.bodies, old.year, old.body_id, old.published_at, old.ledger_position) then
    raise exception 'report % was published and does not change', old.id;
  end if;
  return new;
end $$;
create trigger report_report_stays before update or delete on report_report for each row execute function report_stays();

create function report_records_stay() returns trigger language plpgsql as $$
begin
  if exists (select 1 from report_report where id = old.report_id and published_at is not null) then
    raise exception 'the records behind report % are frozen', old.report_id;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger report_frozen_record_stays before update or delete on report_frozen_record for each row execute function report_records_stay();
