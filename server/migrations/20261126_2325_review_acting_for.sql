-- Who decides during somebody's leave decides in that person's place, and the record says so.
alter table review_decision add column acting_for uuid;
comment on column review_decision.acting_for is 'The absent holder of the post; null where the one who decided holds it.';
