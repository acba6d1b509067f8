-- Where a session has been used from, so that a stolen cookie shows; and whether it may be used from one address only.
alter table identity_session add column addresses text[] not null default '{}';
alter table identity_policy add column bind_address boolean not null default false;
