-- The auditor asks by person and by kind of event.
create index ledger_entry_actor on ledger_entry (actor_id, recorded_at) where actor_id is not null;
create index ledger_entry_kind on ledger_entry (kind, recorded_at);

-- How many views of personal data within an hour are unusual for one person.
alter table identity_policy add column unusual_views int not null default 20
  constraint identity_policy_unusual_views check (unusual_views between 3 and 1000);
