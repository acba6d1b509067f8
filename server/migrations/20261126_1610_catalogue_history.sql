-- An earlier edition that the public may no longer read, with the reason; its bytes stay for those who may see it.
create table catalogue_edition_closed (
  edition_id uuid primary key references catalogue_edition (id),
  reason text not null check (reason <> ''),
  closed_by uuid not null references identity_account (id),
  closed_at timestamptz not null
);

comment on table catalogue_edition_closed is
  'Published editions stay readable beside the newest one, unless the office closes one, for instance for the sake of a person named in it.';

-- Which files an edition names, as attachments or as pictures in its text: asked on every download.
create table catalogue_edition_file (
  file_id uuid not null,
  edition_id uuid not null references catalogue_edition (id),
  primary key (file_id, edition_id)
);

create index catalogue_edition_file_edition on catalogue_edition_file (edition_id);

insert into catalogue_edition_file (file_id, edition_id)
select (attached ->> 'fileId')::uuid, e.id
from catalogue_edition as e
cross join lateral jsonb_array_elements(e.canonical::jsonb -> 'attachments') as attached
where e.destroyed_at is null
on conflict do nothing;
