-- owner: requests/remedies
create table remedies_remedy (
  id uuid primary key,
  request_id uuid not null references requests_request,
  body_id uuid not null references bodies_body,
  kind text not null constraint remedies_remedy_kind check (kind in
    ('reconsideration', 'litigationDirect', 'litigationAfterReconsideration')),
  organ text not null,
  accepted_on date not null,
  result text constraint remedies_remedy_result check (result in ('upheld', 'corrected', 'otherResult')),
  closed_on date,
  note text not null default '',
  constraint remedies_remedy_closed check ((result is null) = (closed_on is null) and (closed_on is null or closed_on >= accepted_on))
);
create index remedies_remedy_of_body on remedies_remedy (body_id, accepted_on);
