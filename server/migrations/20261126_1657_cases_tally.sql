-- owner: engagement/cases
create table cases_month (
  month date primary key,
  dirty boolean not null
);
comment on table cases_month is 'Months of submission whose counts are kept; a dirty one is counted anew, and read from the cases until then.';
insert into cases_month (month, dirty) select distinct date_trunc('month', submitted_on)::date, true from cases_case;

create table cases_tally (
  month date not null references cases_month,
  channel text not null,
  matter text not null,
  body_id uuid not null,
  desk_body_id uuid not null,
  tenths integer,
  received integer not null,
  refused integer not null,
  accepted integer not null,
  replied integer not null,
  "onTime" integer not null,
  late integer not null,
  closed integer not null,
  redone integer not null,
  extended integer not null,
  rated integer not null,
  "ratedSatisfied" integer not null,
  "calledBack" integer not null,
  reached integer not null,
  solved integer not null,
  satisfied integer not null,
  published integer not null,
  hours double precision not null
);
comment on table cases_tally is 'Counts of months that are over, derived from the cases and rebuilt at will.';
comment on column cases_tally.tenths is 'Tenths of a day from acceptance to the first answer; null where there is none yet.';
create index cases_tally_month on cases_tally (month);

create table cases_tally_dispatch (
  month date not null references cases_month,
  channel text not null,
  matter text not null,
  body_id uuid not null,
  desk_body_id uuid not null,
  dispatched integer not null,
  "signedOnTime" integer not null,
  returned integer not null
);
create index cases_tally_dispatch_month on cases_tally_dispatch (month);
create index cases_case_overdue on cases_case (due_at)
  where accepted_at is not null and first_answered_at is null and state not in ('merged', 'refused', 'suspended', 'void');
