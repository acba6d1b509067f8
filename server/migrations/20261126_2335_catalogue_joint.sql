-- Joint documents stand in the catalogue of each body that issued them; the lead alone is counted.
create table catalogue_joint (
  document_id uuid not null references catalogue_document,
  body_id uuid not null references bodies_body,
  primary key (document_id, body_id)
);
comment on table catalogue_joint is 'Who issued a published document beside its lead, as its published edition says.';
create index catalogue_joint_body on catalogue_joint (body_id);
insert into catalogue_joint (document_id, body_id)
select d.id, b.id
from catalogue_document d
  join catalogue_edition e on e.id = d.published_edition,
  jsonb_array_elements_text(case when e.destroyed_at is null then e.canonical::jsonb -> 'jointIssuers' else '[]' end) as issuer
  join bodies_body b on b.id = issuer::uuid
where b.id <> d.body_id
on conflict do nothing;
