-- owner: foundation/review
-- Routes are entered by people and end by date; the past stays.
alter table review_route
  add column entered_by uuid references identity_account,
  add column entered_at timestamptz not null default now(),
  add constraint review_route_period check (until_day is null or until_day >= from_day);
create index review_route_for on review_route (subject_kind, body_id, from_day);
