-- owner: engagement/cases
-- Times apart from the counts: a histogram of tenths of a day made every month's counts sixty times as many rows.
drop table cases_tally;
create table cases_tally (
  month date not null references cases_month,
  channel text not null,
  matter text not null,
  body_id uuid not null,
  desk_body_id uuid not null,
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
create index cases_tally_month on cases_tally (month);

create table cases_tally_time (
  month date not null references cases_month,
  channel text not null,
  matter text not null,
  body_id uuid not null,
  desk_body_id uuid not null,
  tenths integer not null,
  cases integer not null
);
comment on table cases_tally_time is 'How many cases of a month had their first answer after so many tenths of a day.';
create index cases_tally_time_month on cases_tally_time (month);

update cases_month set dirty = true;

-- What is past its time is counted at the moment of asking, from the index alone.
drop index cases_case_overdue;
create index cases_case_overdue on cases_case (due_at)
  include (channel, matter, body_id, desk_body_id, submitted_on, place, late, state, accepted_at, first_answered_at)
  where accepted_at is not null and first_answered_at is null and state not in ('merged', 'refused', 'suspended', 'void');
